from raid import raid
from sayso.evaluation.muc import AS_FACT, Culprit
from sayso.evaluation.muc_quotes import Quoted
from sayso.training.blame import FOLDS, Gold, train

NEWS = """
Gunmen=gunman/NNS/nsubj/2 murdered=murder/VBD/ROOT the/DT/det/4 mayor/NN/dobj/2 in/IN/prep/2 an/DT/det/7 attack/NN/pobj/5 ././punct/2
Fighters=fighter/NNS/nsubj/4 of/IN/prep/1 Black_Lantern/NNP/pobj/2 hold/VBP/ROOT the/DT/det/6 valley/NN/dobj/4 ././punct/4
"""
OTHER = """
Black_Lantern/NNP/nsubj/2 sells=sell/VBZ/ROOT salt/NN/dobj/2 ././punct/2
The/DT/det/2 Ministry/NNP/nsubj/3 feared=fear/VBD/ROOT violence/NN/dobj/3 ././punct/3
"""
KEY = Quoted(
    (frozenset({"mayor"}), frozenset({"gunmen", "black lantern"})), frozenset({"gunmen", "black lantern"})
)
CULPRIT = Culprit(frozenset({"black lantern"}), frozenset({AS_FACT}), optional=False)


def golds() -> list[Gold]:
    """Return reports of two sorts: half tell of a murder whose doers the key names, half of none."""
    return [
        Gold(f"M-{number}", raid(NEWS), (CULPRIT,), (KEY,))
        if number % 2
        else Gold(f"M-{number}", raid(OTHER), (), ())
        for number in range(60)
    ]


def test_learns_who_is_responsible() -> None:
    """Reports that the weights did not learn from are judged rightly, and so are all by the model."""
    steps: list[str] = []
    trained = train(golds(), told=steps.append)
    assert (trained.reports, trained.f1, trained.word_accuracy) == (60, 1.0, 1.0)
    assert len(steps) == FOLDS + 1
    for case, guilty in ((raid(NEWS), ["Black Lantern"]), (raid(OTHER), [])):
        suspects = case.judged(trained.model).suspects
        assert [one.actor.id for one in suspects if one.probability >= trained.model.threshold] == guilty


def test_same_weights_again() -> None:
    """The same reports give the same file."""
    assert train(golds()).model.dumps() == train(golds()).model.dumps()
