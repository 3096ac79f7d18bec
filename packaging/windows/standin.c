/* Stands in for the frozen program where try_setup tries the setup: stays for as many seconds as it is told. */
#include <stdlib.h>
#include <windows.h>

int main(int count, char **arguments)
{
    Sleep(count > 1 ? 1000 * atoi(arguments[1]) : 0);
    return 0;
}
