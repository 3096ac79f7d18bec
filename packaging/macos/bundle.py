"""What macOS is told of the application: the Info.plist that the spec's BUNDLE is given."""

from __future__ import annotations

from typing import Any

APP = "Meta-Learning Workbench.app"
CHINESE = "packaging/macos/zh-Hans.lproj"  # a folder of Contents/Resources: the same names and reasons in Chinese
# Of the domain reserved for examples, as on Linux, until the product has one of its own; no underscores here.
IDENTIFIER = "org.example.metalearning-workbench"
SESSION_TYPE = f"{IDENTIFIER}.session"
MIME_TYPE = "application/x-fewshot-session"
OLDEST_SYSTEM = "14.0"  # of torch 2.13 and onnxruntime 1.31; Qt 6.11 would be content with 13


def info_plist(version: str) -> dict[str, Any]:
    """The keys, beside those that PyInstaller fills in itself."""
    return {
        "CFBundleDisplayName": "Meta-Learning Workbench",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "CFBundleDocumentTypes": [_document_type()],
        "UTExportedTypeDeclarations": [_exported_type()],
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "LSApplicationCategoryType": "public.app-category.education",
        "NSCameraUsageDescription": "To take pictures for Try it. They stay on this computer.",
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
    }


def _document_type() -> dict[str, Any]:
    return {
        "CFBundleTypeName": "Few-shot session",
        "CFBundleTypeRole": "Editor",
        "CFBundleTypeIconFile": "workbench.icns",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [SESSION_TYPE],
    }


def _exported_type() -> dict[str, Any]:
    return {
        "UTTypeIdentifier": SESSION_TYPE,
        "UTTypeDescription": "Few-shot session",
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": {"public.filename-extension": ["fewshot"], "public.mime-type": [MIME_TYPE]},
    }
