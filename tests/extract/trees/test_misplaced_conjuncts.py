"""Who does what stands behind “and”."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of


@pytest.fixture(scope="module")
def doers(nlp: Language) -> Callable[[str], list[str]]:
    """A sentence → “subject | verb” of each relation."""

    def read(text: str) -> list[str]:
        doc = nlp(text)
        annotate(doc)
        tree, found = tree_of(doc), []
        for r in doc._.triplewire_relations:
            of = {a.role: tree.cut(a.tokens[0], a.tokens[-1]) for a in r.arguments}
            found.append(f"{of.get('subject', '-')} | {r.lemma}")
        return found

    return read


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The minister insisted that the fund be closed and promised that nobody would pay.", "The minister | promise"),
        ("The hotel wrote to guests whose rooms had been lost and said they would be paid.", "The hotel | say"),
        ("He admits the loss, she added, but insists he did not know of the plan.", "He | insist"),
        ("Lee called the treaty historic and thanked the king.", "Lee | thank"),
        ("Detectives believe the fire started in the cellar and are looking for a plumber.", "Detectives | look for"),
        ("Police said the bridge was closed and asked drivers to wait.", "Police | ask"),
        ("Ann Lee told the court he was a scapegoat and demanded that the owners be charged.", "Ann Lee | demand"),
        ("The owner admitted that the keys had been lost and apologised to the guests.", "The owner | apologise to"),
        ("The bishop claimed that the diary was forged and refused to resign.", "The bishop | refuse"),
        ("The guard said the driver was drunk and arrested him.", "The guard | arrest"),
        ("The mill said its sales had dropped but raised its forecast.", "The mill | raise"),
        ("The mill said in May it was weighing bids, but has not commented since.", "The mill | comment"),
        ("The ferry firm said two sailors had drowned but gave no details.", "The ferry firm | give"),
        ("The clinic said a nurse had died but declined to give a cause.", "The clinic | decline"),
        ("Ann Lee said she would not resign but promised an inquiry.", "Ann Lee | promise"),
        ("The abbot said he could not attend but insisted that he was well.", "The abbot | insist"),
        ("Old pumps cost one farmer in ten his crop, she said, and required a permit.", "Old pumps | require"),
        ("If prices fall, said Ann Lee, the mill would close.", "Ann Lee | say"),
        (
            "Should it fall again, said Tom Hill, a retired smith who lives nearby, the road would close.",
            "Tom Hill | say",
        ),
        ("He was freed in May after the judge, Ann Lee, found that the proof was weak.", "the judge | find"),
        ("The trial ended after the lawyer, Tom Hill, told the court he was ill.", "the lawyer | tell"),
        ("The abbot dismissed as false claims that the tower was unsafe.", "The abbot | dismiss"),
        ("Among the dead were a mother and her infant son, the Orne Fire Office said.", "the Orne Fire Office | say"),
    ],
)
def test_verb_goes_with_who_can_do_it(doers: Callable[[str], list[str]], text: str, doer: str) -> None:
    assert doer in doers(text)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("She said the ministry was slow and asked farmers to wait.", "She | ask"),
        ("He said the ship was old and was leaking.", "He | leak"),
        ("The owner said the mine was old and lost money.", "The owner | lose"),
        ("The union said the firm was greedy and refused to talk.", "The union | refuse"),
        ("The boy said the man had shouted but gave no reason.", "The boy | give"),
        ("The diary said the abbot had resigned but gave no reason.", "The diary | give"),
        ("If prices fall, Ann Lee said, the mill will close.", "Ann Lee | close"),
        ("A guard said the boy was ill and died in hospital.", "A guard | die"),
        ("The court freed three men who had been jailed and lost their jobs.", "The court | lose"),
    ],
)
def test_verb_stays_where_it_may_belong(doers: Callable[[str], list[str]], text: str, doer: str) -> None:
    assert doer not in doers(text)
