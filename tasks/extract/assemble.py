"""From what the components left on a ``Doc`` to an :class:`Extraction`: token indexes become offsets and ids."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from tasks.extract.annotations import TokenArgument, TokenAttribution, TokenRelation
from tasks.extract.coreference.pairs import told_of_each
from tasks.extract.mentions.agreement import REFLEXIVES
from tasks.extract.trees.tree import Tree, tree_of
from tasks.model import (
    Argument,
    Article,
    Attribution,
    Entity,
    Extraction,
    Mention,
    Quantity,
    Relation,
    Role,
    Span,
    Time,
)
from tasks.ontology import words


def assemble(doc: Doc, article: Article) -> Extraction:
    """The extraction of ``article`` from its annotated ``doc`` (``doc.text`` is the article's text)."""
    tree = tree_of(doc)
    token_mentions, chains = doc._.triplewire_mentions, doc._.triplewire_chains
    mentions = tuple(
        Mention(
            f"m{n}", tree.start[m.first], tree.end[m.last], tree.cut(m.first, m.last),
            chains[m.chain].type, f"e{m.chain + 1}", m.kind == "name", m.confidence,
        )
        for n, m in enumerate(token_mentions, 1)
    )  # fmt: skip
    entities = tuple(Entity(f"e{n}", c.label, c.type, tuple(sorted(c.same_as))) for n, c in enumerate(chains, 1))
    entity_at: dict[int, str] = {}
    for m in sorted(token_mentions, key=lambda m: m.last - m.first, reverse=True):
        meant = m if m.member is None else token_mentions[m.member]  # what we did, I did
        entity_at[m.head] = f"e{meant.chain + 1}"  # the shortest mention of a head comes last and wins
    times = tuple(
        Time(f"t{n}", tree.start[t.first], tree.end[t.last], tree.cut(t.first, t.last), t.type, t.value)
        for n, t in enumerate(doc._.triplewire_times, 1)
    )
    quantities = tuple(
        Quantity(
            f"q{n}", tree.start[q.first], tree.end[q.last], tree.cut(q.first, q.last), q.value, q.unit, q.comparator
        )
        for n, q in enumerate(doc._.triplewire_quantities, 1)
    )
    told = told_of_each(doc._.triplewire_relations, token_mentions, tree)
    relation_at: dict[int, str] = {}
    for n, r in enumerate(told, 1):
        relation_at.setdefault(r.head, f"r{n}")  # of those that coordination made, the first
    attributions = tuple(
        _attribution(n, a, tree, entity_at, relation_at) for n, a in enumerate(doc._.triplewire_attributions, 1)
    )
    time_at = {i: f"t{n}" for n, t in enumerate(doc._.triplewire_times, 1) for i in range(t.first, t.last + 1)}
    quantity_at = {q.head: f"q{n}" for n, q in enumerate(doc._.triplewire_quantities, 1)}
    relations = tuple(
        _relation(n, r, tree, entity_at, relation_at, quantity_at, time_at, token_mentions)
        for n, r in enumerate(told, 1)
    )
    roles = tuple(
        Role(
            f"e{token_mentions[r.holder].chain + 1}", r.label,
            None if r.of is None else f"e{token_mentions[r.of].chain + 1}", tree.start[r.first], tree.end[r.last],
        )
        for r in doc._.triplewire_roles
    )  # fmt: skip
    every = (_sentence_span(tree, k) for k in range(len(tree.sentences)))
    sentences = tuple(span for span in every if span.start < span.end)  # the parser makes some of white space alone
    return Extraction(article, mentions, entities, times, quantities, attributions, relations, roles, sentences)


def token_spans(tree: Tree, tokens: list[int]) -> tuple[Span, ...]:
    """Sorted token indexes as spans; tokens that only white space parts are one span."""
    spans: list[Span] = []
    for i in tokens:
        if spans and not tree.source[spans[-1].end : tree.start[i]].strip():
            spans[-1] = Span(spans[-1].start, tree.end[i])
        elif tree.text[i].strip():
            spans.append(Span(tree.start[i], tree.end[i]))
    return tuple(_trim(tree.source, span) for span in spans)


def _trim(source: str, span: Span) -> Span:
    start, end = span.start, span.end
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentence_span(tree: Tree, number: int) -> Span:
    first, end = tree.sentences[number]
    start, stop = tree.start[first], tree.end[end - 1]
    while start < stop and tree.source[start].isspace():
        start += 1
    return _trim(tree.source, Span(start, stop))


def _attribution(
    n: int, a: TokenAttribution, tree: Tree, entity_at: dict[int, str], relation_at: dict[int, str]
) -> Attribution:
    return Attribution(
        f"a{n}", a.kind, token_spans(tree, a.cue), token_spans(tree, a.content), token_spans(tree, a.source),
        speaker=None if a.source_head is None else entity_at.get(a.source_head),
        within=None if a.within is None else f"a{a.within + 1}",
        lemma=a.lemma, verb_class=a.verb_class, relation=relation_at.get(a.head),
        addressee=None if a.addressee_head is None else entity_at.get(a.addressee_head),
        confidence=a.confidence,
    )  # fmt: skip


def _relation(
    n: int,
    r: TokenRelation,
    tree: Tree,
    entity_at: dict[int, str],
    relation_at: dict[int, str],
    quantity_at: dict[int, str],
    time_at: dict[int, str],
    token_mentions: list,  # type: ignore[type-arg]
) -> Relation:
    arguments = [_argument(a, tree, entity_at, relation_at, quantity_at, time_at) for a in r.arguments]
    for n_th, a in enumerate(r.arguments):
        if a.mention is not None:
            arguments[n_th] = replace(arguments[n_th], entity=f"e{token_mentions[a.mention].chain + 1}")
    return Relation(
        f"r{n}", r.lemma, token_spans(tree, r.predicate), _two_ends(tree, r, arguments),
        r.polarity, r.modality,
        attribution=None if r.attribution is None else f"a{r.attribution + 1}",
        time=None if r.time is None else f"t{r.time + 1}",
        place=None if r.place is None else f"e{token_mentions[r.place].chain + 1}",
        confidence=r.confidence,
        sentence=_sentence_span(tree, tree.sentence[r.head]),
        cues=token_spans(tree, r.cues),
    )  # fmt: skip


def _two_ends(tree: Tree, r: TokenRelation, arguments: list[Argument]) -> tuple[Argument, ...]:
    """Nothing is itself: in “Ann Lee, a baker” the baker is a description, in “X saw him” the other is unknown."""
    subject = next((a for a in arguments if a.role == "subject"), None)
    if subject is None or subject.entity is None:
        return tuple(arguments)
    copula = r.lemma.split(" ")[0] in words("predicates", "copulas")
    found: list[Argument] = []
    for token, argument in zip(r.arguments, arguments, strict=True):
        same = (
            argument.role != "subject"
            and argument.entity == subject.entity
            and tree.lower[token.head] not in REFLEXIVES
        )
        if same and (copula or tree.pos[token.head] != "PROPN"):
            if copula and tree.pos[token.head] == "PROPN" != tree.pos[r.arguments[0].head]:
                found[0] = replace(found[0], entity=None)  # “the winner was Ann Lee”
            else:
                argument = replace(argument, entity=None)
        found.append(argument)
    return tuple(found)


def _argument(
    a: TokenArgument,
    tree: Tree,
    entity_at: dict[int, str],
    relation_at: dict[int, str],
    quantity_at: dict[int, str],
    time_at: dict[int, str],
) -> Argument:
    start, end = tree.start[a.tokens[0]], tree.end[a.tokens[-1]]
    return Argument(
        a.role, start, end, tree.source[start:end],
        entity=entity_at.get(a.head),
        relation=None if a.clause is None else relation_at.get(a.clause),
        quantity=quantity_at.get(a.head), time=time_at.get(a.head),
    )  # fmt: skip
