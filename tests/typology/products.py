"""Products of the thesis as a case file would give them, with what the text says of each."""


def criteria(scale=None, batch=None, integration=None, distribution=None):
    given = {
        "scale": scale,
        "batch": batch,
        "integration": integration,
        "distribution": distribution,
    }
    return {name: answer for name, answer in given.items() if answer is not None}


SOKO = {
    "criteria": criteria("industrial", "small", "units", "decentralized"),
    "discriminators": {
        "employees_per_site": {"low": 3, "high": 10},
        "equipment": "hand_tools",
        "workflow": "job_shop",
        "networked_workshops": {"low": 2500},
    },
}
AU = {
    "criteria": criteria("industrial", ["small", "large"], "units", "centralized"),
    "discriminators": {
        "employees_per_site": 15,
        "equipment": "digital_fabrication",
        "workflow": "flow_shop",
        "product_range": "wide",
        "networked_workshops": 1,
    },
}
TAILOR = {
    "criteria": criteria("local", "small", "units", "centralized"),
    "discriminators": {"employees_per_site": 2, "workflow": "job_shop", "networked_workshops": 1},
}
GE_PLANT = {
    "criteria": criteria("industrial", "small", "units", "centralized"),
    "discriminators": {"equipment": "digital_fabrication"},
}
HM = {"criteria": criteria("industrial", ["small", "large"], "components", "decentralized")}
FOSSIL = {
    "criteria": {"scale": "industrial"},
    "steps": [
        {
            "step": "components",
            "criteria": criteria(None, "large", "components", "decentralized"),
        },
        {
            "step": "assembly",
            "criteria": criteria(None, "large", "units", "centralized"),
            "discriminators": {"employees_per_site": {"low": 1000}},
        },
    ],
}
