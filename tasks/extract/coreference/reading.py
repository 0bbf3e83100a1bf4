"""An article while it is read: its mentions, and what is known so far of each thing that they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tasks.disjoint_sets import DisjointSets
from tasks.extract.annotations import TokenAttribution, TokenMention
from tasks.extract.attributions.quotation_marks import find_quotations
from tasks.extract.coreference.phrase_features import features_in
from tasks.extract.coreference.referents import Referent, add_name
from tasks.extract.mentions.agreement import PRONOUNS, Features
from tasks.extract.trees.tree import Tree
from tasks.model import EntityType

#: Rules climb so many heads up at most, so that a sentence of any length takes its time only once.
_DEPTH = 16
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSE_POS = frozenset({"VERB", "AUX"})
#: Marks that a quotation inside a quotation begins with.
_OPENING = frozenset({"'", "‘", "“", '"', "`", "``"})


class Reading:
    """An article's mentions with their features and clusters, as far as they have been read.

    Attributes:
        called: noun → mentions that have been read of things called so, in order of the text.
        joined: mentions that have been put together with another, by which it is settled what they stand for.
        order: indexes of the mentions that have been read, in order of the text.
        pairs: indexes of those that join several names (they are not in ``order``).
        plain: so many mentions come first that stand whether or not something takes them up.
        names_from: first token of a name → its mention.
        names_as: a name of several words in small letters, but no person's → its first mention.
        quoted: tokens between quotation marks.
        sources: tokens that head the source of an attribution.
        addressees: tokens that head whom somebody told, asked or ordered something.
        speaker_of: token → index of the innermost attribution that it stands in the words of.
    """

    def __init__(
        self,
        tree: Tree,
        mentions: list[TokenMention],
        attributions: list[TokenAttribution],
        clusters: DisjointSets,
        plain: int | None = None,
    ) -> None:
        self.tree, self.mentions, self.attributions, self.clusters = tree, mentions, attributions, clusters
        self.features: list[Features] = [features_in(tree, mention) for mention in mentions]
        self.plain = len(mentions) if plain is None else plain
        self.order: list[int] = []
        self.pairs: list[int] = []
        self.joined: set[int] = set()
        self.called: dict[str, list[int]] = {}
        self.at_head: dict[int, int] = {}
        for number, mention in sorted(enumerate(mentions), key=lambda pair: pair[1].first - pair[1].last):
            self.at_head[mention.head] = number  # the shortest mention of a head wins
        self.names_from = {m.first: number for number, m in enumerate(mentions) if m.kind == "name"}
        self.names_as = {
            tree.cut(m.first, m.last).lower(): n
            for n, m in reversed(list(enumerate(mentions)))
            if m.kind == "name" and m.type != "Person" and m.last > m.first
        }
        self._times_named = Counter(clusters.find(n) for n, m in enumerate(mentions) if m.kind == "name")
        self.quoted: set[int] = set()
        if attributions:
            for quotation in find_quotations(tree):
                self.quoted.update(range(quotation.first, quotation.last + 1))
        self.speaker_of: dict[int, int] = {}
        for number, attribution in sorted(enumerate(attributions), key=lambda pair: -len(pair[1].content)):
            first = attribution.content[0]
            marked = tree.text[first] in _OPENING or (first > 0 and tree.text[first - 1] in _OPENING - {'"', "“"})
            if attribution.head in self.quoted and not marked:
                continue  # “they thought we would go,” she said: the words are hers
            for token in attribution.content:
                self.speaker_of[token] = number  # the innermost comes last
        self._paragraphs = _lines(tree)
        self._talk = {
            self.paragraph(m.head)
            for m in mentions
            if m.kind == "pronoun"
            and m.head not in self.quoted
            and PRONOUNS.get(tree.lower[m.head], ("", "", 3))[2] < 3
        }
        self.sources = {a.source_head for a in attributions if a.source_head is not None}
        self.addressees = {a.addressee_head for a in attributions if a.addressee_head is not None}
        self._quotations: dict[int, list[list[int]]] = {}
        for attribution in attributions:
            if attribution.source_head is not None and attribution.kind != "indirect":
                self._quotations.setdefault(attribution.source_head, []).append(attribution.content)
        self._subjects: dict[int, int | None] = {}
        self._referents: dict[int, Referent] = {}
        for number, mention in enumerate(mentions):
            if mention.kind == "name":
                add_name(self._of_root(clusters.find(number), mention.type), tree, mention, self.features[number])

    def _of_root(self, root: int, type_: EntityType) -> Referent:
        if root not in self._referents:
            self._referents[root] = Referent(type_)
        return self._referents[root]

    def referent(self, number: int) -> Referent:
        """The referent of a mention."""
        return self._of_root(self.clusters.find(number), self.mentions[number].type)

    def root(self, number: int) -> int:
        """The cluster of a mention, by its representative."""
        return self.clusters.find(number)

    def note(self, number: int) -> None:
        """A mention has been read: what it says is added to its referent."""
        mention = self.mentions[number]
        referent, features = self.referent(number), self.features[number]
        referent.mentions.append(number)
        if mention.parts:
            self.pairs.append(number)
            referent.described, referent.number, referent.person = True, "plural", features.person
            return
        if number >= self.plain and number not in self.joined:
            return
        self.order.append(number)
        for noun in referent.nouns if mention.kind == "name" else (features.noun,):
            self.called.setdefault(noun, []).append(number)
        if mention.kind == "pronoun":
            if features.gender:
                referent.gender = referent.gender or features.gender
                referent.person = True
            return
        if mention.kind == "nominal":
            referent.described = True
            referent.nouns.add(features.noun)
            referent.modifiers |= features.modifiers
            referent.gender = referent.gender or features.gender
            if referent.person is None:
                referent.person = features.person
            if len(referent.mentions) == 1 and not referent.named:
                referent.number = features.number

    def join(self, antecedent: int, number: int, confidence: float) -> None:
        """``number`` stands for what ``antecedent`` stands for; things that have different names are never joined."""
        a, b = self.root(antecedent), self.root(number)
        if a != b and self._is_named(a) and self._is_named(b):
            return
        self.joined.add(number)
        if self.mentions[number].kind != "pronoun":
            self.joined.add(antecedent)  # “the firm, which …” has still to be given to something before
        self.mentions[number].confidence = min(self.mentions[number].confidence, round(confidence, 3))
        if a == b:
            return
        kept, other = self._of_root(a, self.mentions[antecedent].type), self._referents.pop(b, None)
        self._referents.pop(a, None)
        self.clusters.union(a, b)
        self._referents[self.root(a)] = kept
        if other is not None:
            kept.take_in(other)

    def is_named_again(self, name: int) -> bool:
        """Whether what ``name`` names has, before anything is put together, another name mention in the article."""
        return self._times_named[self.clusters.find(name)] > 1

    def _is_named(self, root: int) -> bool:
        return root in self._referents and self._referents[root].named

    def retype(self, number: int, type_: EntityType) -> None:
        """The text itself says what name ``number`` is a name of."""
        self.mentions[number].type = type_
        self.features[number] = features_in(self.tree, self.mentions[number])
        referent = self.referent(number)
        referent.type, referent.person = type_, self.features[number].person
        referent.number, referent.gender = self.features[number].number, self.features[number].gender

    def named_before(self, number: int, mentions: int, sentences: int) -> Iterator[tuple[int, int]]:
        """Mentions of named things before mention ``number``, the last one first, each with its distance in sentences.

        Looks through so many ``mentions`` and ``sentences`` at most; what shares a token with the mention is left out.
        """
        mention = self.mentions[number]
        for candidate in self.order[: -mentions - 1 : -1]:
            other = self.mentions[candidate]
            distance = self.tree.sentence[mention.head] - self.tree.sentence[other.head]
            if distance > sentences:
                return
            if self.referent(candidate).named and not overlaps(mention, other):
                yield candidate, distance

    def paragraph(self, token: int) -> int:
        """Number of the line that the sentence of ``token`` begins in."""
        return self._paragraphs[self.tree.sentence[token]]

    def is_talk(self, token: int) -> bool:
        """Whether ``token`` stands between quotation marks, or where somebody says “I” or “you” without any."""
        return token in self.quoted or self.paragraph(token) in self._talk

    def holder(self, number: int) -> int:
        """The token that holds the mention in its clause: its head, or the noun that it is an apposition of."""
        head = self.mentions[number].head
        return self.tree.head[head] if self.tree.dep[head] == "appos" else head

    def is_subject(self, number: int) -> bool:
        """Whether the mention is a subject, or is set beside one (“The mayor, Ann Lee, said …”)."""
        return self.tree.dep[self.holder(number)] in _SUBJECTS

    def speaker(self, token: int) -> int | None:
        """Mention of who says what ``token`` stands in, where somebody is named."""
        number = self.speaker_of.get(token)
        source = None if number is None else self.attributions[number].source_head
        return None if source is None else self.at_head.get(source)

    def spoken_of(self, token: int) -> set[int]:
        """Clusters of whom the quotation speaks whose speaker ``token`` names: “She is a friend,” says another."""
        found: set[int] = set()
        for content in self._quotations.get(token, ()):
            for i in content:
                number = self.at_head.get(i)
                if i in self.quoted and number is not None and self.mentions[number].type == "Person":
                    found.add(self.clusters.find(number))
        return found

    def clause(self, token: int) -> int:
        """Nearest verb above ``token``, or ``token`` where there is none."""
        for above in self.above(token):
            if self.tree.pos[above] in _CLAUSE_POS:
                return above
        return token

    def above(self, token: int) -> list[int]:
        """Heads of ``token``, nearest first, as far as rules look."""
        found: list[int] = []
        tree = self.tree
        while tree.head[token] != token and len(found) < _DEPTH:
            token = tree.head[token]
            found.append(token)
        return found

    def subject_of(self, verb: int) -> int | None:
        """Subject token of a verb, if it has one."""
        if verb not in self._subjects:
            self._subjects[verb] = self.tree.child(verb, "nsubj", "nsubjpass")
        return self._subjects[verb]


def overlaps(a: TokenMention, b: TokenMention) -> bool:
    """Whether two mentions share a token."""
    return a.first <= b.last and b.first <= a.last


def _lines(tree: Tree) -> list[int]:
    """Number of the line that each sentence begins in."""
    found, line, end = [], 0, 0
    for first, _ in tree.sentences:
        line += tree.source.count("\n", end, tree.start[first])
        end = tree.start[first]
        found.append(line)
    return found
