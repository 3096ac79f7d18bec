"""What the window says of each network, as plain data: free of torch."""

from __future__ import annotations

from typing import Any

from workbench.nets.imagenet import DOWNLOAD_MB


def network_cards() -> list[dict[str, Any]]:
    """A card for each network, in the order in which they are offered.

    Each has: name, title, summary (two sentences), advice (when to use it), paper {authors, year, title, arxiv, url},
    pretrained (bool), one_computation (bool, see `Backbone`), parameters (how many there are at the default settings),
    download_mb (of the ImageNet weights, in MB; 0 where there are none).
    """
    ours, theirs = {"pretrained": False, "one_computation": True}, {"pretrained": True, "one_computation": False}
    own = [{**card, **ours, "download_mb": 0} for card in OWN_CARDS]
    others = [{**card, **theirs, "download_mb": DOWNLOAD_MB[card["name"]]} for card in PRETRAINED_CARDS]
    return [*own, *others]


def _paper(authors: str, year: int, title: str, arxiv: str = "", url: str = "") -> dict[str, Any]:
    url = url or f"https://arxiv.org/abs/{arxiv}"
    return {"authors": authors, "year": year, "title": title, "arxiv": arxiv, "url": url}


OWN_CARDS: tuple[dict[str, Any], ...] = (
    {
        "name": "conv4",
        "title": "Conv4",
        "summary": "Four layers that look at ever larger parts of a picture. The standard network of few-shot work.",
        "advice": "The first choice for drawings and small pictures: quick to train, also without a graphics card.",
        "parameters": 111_680,
        "paper": _paper(
            "Vinyals, Blundell, Lillicrap, Kavukcuoglu & Wierstra",
            2016,
            "Matching Networks for One Shot Learning",
            "1606.04080",
        ),
    },
    {
        "name": "koch",
        "title": "Koch's Siamese network",
        "summary": "Looks at drawings in full size through large windows. It turns each into 4,096 numbers to compare.",
        "advice": "For the Siamese method as in its paper. Large: other methods do better with Conv4.",
        "parameters": 38_947_648,
        "paper": _paper(
            "Koch, Zemel & Salakhutdinov",
            2015,
            "Siamese Neural Networks for One-shot Image Recognition",
            url="https://www.cs.cmu.edu/~rsalakhu/papers/oneshot1.pdf",
        ),
    },
    {
        "name": "resnet12",
        "title": "ResNet-12",
        "summary": "A deeper network with shortcuts around its layers. It sees more in photographs than Conv4 does.",
        "advice": "For photographs, with a graphics card: training takes many times as long as with Conv4.",
        "parameters": 12_424_320,
        "paper": _paper(
            "Lee, Maji, Ravichandran & Soatto",
            2019,
            "Meta-Learning with Differentiable Convex Optimization",
            "1904.03758",
        ),
    },
    {
        "name": "mlp",
        "title": "MLP",
        "summary": "Layers that connect everything with everything. It does not know what is side by side.",
        "advice": "To compare with, or to show why convolutions help; for recognising pictures take Conv4.",
        "parameters": 399_360,
        "paper": _paper(
            "Finn, Abbeel & Levine",
            2017,
            "Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks",
            "1703.03400",
        ),
    },
)

PRETRAINED_CARDS: tuple[dict[str, Any], ...] = (
    {
        "name": "resnet18",
        "title": "ResNet-18",
        "summary": "Has already learned to see from a million photographs. Its layers have shortcuts around them.",
        "advice": "A good first choice for photographs. Kept fixed, it needs no graphics card.",
        "parameters": 11_176_512,
        "paper": _paper("He, Zhang, Ren & Sun", 2016, "Deep Residual Learning for Image Recognition", "1512.03385"),
    },
    {
        "name": "mobilenet_v3_small",
        "title": "MobileNetV3 small",
        "summary": "Has already learned to see from a million photographs. Made for telephones, it is small and fast.",
        "advice": "For photographs on a slow computer, or where the download should be small.",
        "parameters": 927_008,
        "paper": _paper("Howard, Sandler, Chu and others", 2019, "Searching for MobileNetV3", "1905.02244"),
    },
    {
        "name": "convnext_tiny",
        "title": "ConvNeXt tiny",
        "summary": "Has already learned to see from a million photographs. A modern network of convolutions.",
        "advice": "For photographs where accuracy counts more than time; best kept fixed.",
        "parameters": 27_820_128,
        "paper": _paper("Liu, Mao, Wu, Feichtenhofer, Darrell & Xie", 2022, "A ConvNet for the 2020s", "2201.03545"),
    },
    {
        "name": "vit_b_16",
        "title": "Vision transformer B/16",
        "summary": "Has already learned to see from a million photographs. It compares all parts of a picture.",
        "advice": "For photographs, with a graphics card; the largest of the networks, best kept fixed.",
        "parameters": 85_798_656,
        "paper": _paper(
            "Dosovitskiy, Beyer, Kolesnikov and others",
            2021,
            "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale",
            "2010.11929",
        ),
    },
)
