from bridge.palette_match import fit


def test_nearer_beginnings_are_better_and_letters_in_order_are_enough() -> None:
    def cost(label: str, typed: str, detail: str = "") -> float:
        found = fit(label, detail, typed.split())
        assert found is not None, (label, typed)
        return found

    assert cost("Quit", "qu") < cost("Sort queue", "qu") < cost("Unique", "qu") < cost("Name", "qu", "Queue")
    assert cost("Name", "qu", "Queue") < cost("Show or hide the inspector", "shwin")
    assert cost("Quit", "quit") < cost("Quit and wait for the end", "quit"), "the shorter one of two that fit alike"
    assert fit("Show or hide the inspector", "", ["xyz"]) is None
    assert fit("Show or hide the inspector", "", ["rotcepsni"]) is None
    assert fit("Added", "Sort", ["sort", "add"]) is not None
    assert fit("Straße", "", ["strasse"]) is not None
    assert fit("Quit", "", []) is not None
