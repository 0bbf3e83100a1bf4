"""The body that somebody speaks for: whom a chairman, a spokeswoman or “who runs the agency” means by “we”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.referents import Referent, title_tokens
from tasks.extract.mentions.agreement import is_group_noun
from tasks.extract.mentions.name_words import title_modifiers
from tasks.gazetteer import country_of_adjective
from tasks.model import PLACE_TYPES
from tasks.ontology import lexicon, words

#: So many of a person's mentions are looked at, so that a long article takes its time only once.
_MENTIONS = 24
#: A complement may lie so many prepositions deep: “head of research at Harwick Motors”.
_DEPTH = 3
#: A body is what the article is about if it was mentioned so often.
_OFTEN = 3
_BODIES = frozenset({"Organization", "Group", "Facility"})
_PLACES = PLACE_TYPES - _BODIES


@cache
def _words(table: str) -> frozenset[str]:
    return words("spokespeople", table)


@cache
def _nouns_of_adjectives() -> dict[str, str]:
    return dict(lexicon("spokespeople")["adjectives"])


class Spokespeople:
    """Finds, once an article has been read, for whom its people speak."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._found: dict[int, tuple[int, float] | None] = {}
        self._names_at = {
            i: number
            for number, mention in sorted(enumerate(reading.mentions), key=lambda pair: pair[1].first - pair[1].last)
            if mention.kind == "name"
            for i in range(mention.first, mention.last + 1)
        }
        self._names_as = {  # a name's only word, as the text writes it, to its first mention
            reading.tree.text[mention.first]: number
            for number, mention in reversed(list(enumerate(reading.mentions)))
            if mention.kind == "name" and mention.first == mention.last
        }

    def body_of(self, speaker: int) -> tuple[int, float] | None:
        """Mention of the body that ``speaker`` is or speaks for, and the confidence."""
        root = self.reading.root(speaker)
        if root not in self._found:
            if self.reading.referent(speaker).person:
                self._found[root] = self._by_function(speaker) or self._by_announcement(root)
            else:
                self._found[root] = self._of_thing(speaker)
        return self._found[root]

    def _of_thing(self, speaker: int) -> tuple[int, float] | None:
        """A body speaks for itself; a report, a statement for whose it is."""
        referent = self.reading.referent(speaker)
        if referent.type in _PLACES or self._is_body(referent):
            return speaker, 0.85
        tree, head = self.reading.tree, self.reading.mentions[speaker].head
        owners = [c for c in tree.children[head] if tree.dep[c] == "poss" or tree.lower[c] in {"of", "from", "by"}]
        found = next(
            (body for body in (self._at(owner, "", speaker, _DEPTH) for owner in owners) if body is not None), None
        )
        if found is None:
            found = self._before(head, "", speaker)  # “a Harwick memo”
        return None if found is None else (found, 0.7)

    def _by_function(self, speaker: int) -> tuple[int, float] | None:
        reading = self.reading
        members = reading.referent(speaker).mentions[:_MENTIONS]
        bare = False
        for member in [speaker, *(m for m in members if m != speaker)]:
            for function, noun in self._functions(member):
                found = self._body(function, noun, speaker)
                if found is not None:
                    return found, 0.75
                bare = bare or (noun in _words("of_the_story") and self._stands_alone(function))
        story = self._of_the_story(members[0]) if bare else None
        return None if story is None else (story, 0.55)

    def _stands_alone(self, function: int) -> bool:
        """Whether nothing beside the noun says what it is a function in: “manager Carl Brun”, “the chairman”."""
        tree = self.reading.tree
        first = function
        while first > 0 and tree.lower[first - 1] in title_modifiers():
            first -= 1  # “Chief Executive Ann Lee”
        if first > 1 and tree.lower[first - 2] == "chief":
            first -= 2  # “chief technology officer Ann Lee”
        inside = [
            c
            for c in tree.children[function]
            if tree.dep[c] in {"prep", "poss", "compound", "nmod", "acl", "relcl"} and not first <= c < function
        ]
        before = first > 0 and tree.head[first - 1] == tree.head[function] and tree.dep[first - 1] == "compound"
        return not inside and not before

    def _of_the_story(self, number: int) -> int | None:
        """The named body that the article has spoken of most before (its headline counts twice), if there is one."""
        reading = self.reading
        counts: dict[int, int] = {}
        first: dict[int, int] = {}
        for other in reading.order:
            if other >= number:
                break
            root, mention = reading.root(other), reading.mentions[other]
            referent = reading.referent(other)
            if referent.named and referent.type == "Organization":
                first.setdefault(root, other)
                counts[root] = counts.get(root, 0) + (2 if reading.tree.sentence[mention.head] == 0 else 1)
        ranked = sorted(counts, key=lambda root: (-counts[root], first[root]))
        if not ranked or counts[ranked[0]] < _OFTEN or (len(ranked) > 1 and counts[ranked[0]] <= counts[ranked[1]]):
            return None
        return first[ranked[0]]

    def _functions(self, member: int) -> Iterator[tuple[int, str]]:
        """Tokens that say what function a mention's bearer has, each with the noun for it (“” for “who runs …”)."""
        tree, mention = self.reading.tree, self.reading.mentions[member]
        heads = []
        if mention.kind == "nominal":
            heads.append(mention.head)
        elif mention.kind == "name":
            heads.extend(title_tokens(tree, mention)[::-1])
            heads.extend(c for c in tree.children[mention.head] if tree.dep[c] == "appos")
            if tree.dep[mention.head] == "appos":
                heads.append(tree.head[mention.head])
            verb = tree.head[mention.head]
            if tree.dep[mention.head] == "nsubj" and tree.lemma[verb] == "be" and tree.child(verb, "neg") is None:
                heads.extend(c for c in tree.children[verb] if tree.dep[c] == "attr")
        for head in heads:
            noun = tree.lemma[head].lower()
            ended = any(tree.lower[c] in _words("ended") for c in tree.children[head])
            if (
                noun == "president"
                and tree.lower[head - 1] == "vice"
                and tree.lower[head - 2] in {"senior", "executive"}
            ):
                noun = "executive"  # nobody's country has several
            if noun == "officer" and "chief" in tree.lower[max(0, head - 2) : head]:
                noun = "executive"
            if noun in _words("functions") and not ended and tree.lower[head - 1] not in _words("ended"):
                yield head, noun
        for clause in tree.children[mention.head]:
            if tree.dep[clause] == "relcl" and tree.lemma[clause] in _words("verbs"):
                subject = tree.child(clause, "nsubj")
                if subject is not None and tree.lower[subject] == "who" and tree.child(clause, "neg", "aux") is None:
                    yield clause, ""

    def _body(self, function: int, noun: str, speaker: int) -> int | None:
        """What a function (or the clause that tells of it) is one of."""
        tree = self.reading.tree
        prepositions = [
            c for c in tree.children[function] if tree.dep[c] == "prep" and tree.lower[c] in _words("prepositions")
        ]
        if noun:
            complements = [*(c for c in tree.children[function] if tree.dep[c] == "poss"), *prepositions]
        else:
            complements = [c for c in tree.children[function] if tree.dep[c] == "dobj"]
            complements.extend(c for c in prepositions if tree.lower[c] != "for")
        for complement in complements:
            found = self._at(complement, noun, speaker, _DEPTH)
            if found is not None:
                return found
        return self._before(function, noun, speaker) if noun and not prepositions else None

    def _at(self, token: int, noun: str, speaker: int, depth: int) -> int | None:
        """The body that ``token`` is, has before it as possessor, or lies in."""
        reading, tree = self.reading, self.reading.tree
        if tree.dep[token] == "prep":
            if tree.lower[token] not in _words("prepositions"):
                return None
            complement = tree.child(token, "pobj")
            return None if complement is None else self._at(complement, noun, speaker, depth)
        found = reading.at_head.get(token)
        found = found if found is not None and self._speaks(found, noun, speaker) else None
        if found is not None and (reading.mentions[found].kind == "name" or tree.lower[token] not in _words("parts")):
            return found
        if depth:
            for child in tree.children[token]:
                if tree.dep[child] == "poss" or (tree.dep[child] == "prep" and (noun or tree.lower[child] != "for")):
                    deeper = self._at(child, noun, speaker, depth - 1)
                    if deeper is not None:
                        return deeper
        return found

    def _before(self, function: int, noun: str, speaker: int) -> int | None:
        """“Harwick chief”, “union leader”, “tribal chairman”: the body before the noun for the function."""
        reading, tree = self.reading, self.reading.tree
        token = function - 1
        while token >= tree.left[function] or (token >= 0 and tree.head[token] == tree.head[function]):
            name = self._names_at.get(token, self._names_as.get(tree.text[token]))
            if name is not None:
                national = country_of_adjective(tree.text[token]) is not None
                return name if not national and self._speaks(name, noun, speaker) else None
            word = _nouns_of_adjectives().get(tree.lower[token], tree.lower[token])
            if tree.pos[token] not in {"NOUN", "PROPN", "ADJ"} or tree.dep[token] in {"nsubj", "dobj", "pobj"}:
                return None
            for called in reversed(reading.called.get(word, ())):
                earlier = reading.mentions[called].first < token
                if earlier and self._named_beside(called, token) and self._speaks(called, noun, speaker):
                    return called
            token -= 1
        return None

    def _named_beside(self, body: int, token: int) -> bool:
        """Whether the name that narrows a noun (“Brun campaign spokesman”) is also at home in what it takes up."""
        tree = self.reading.tree
        beside = token - 1
        if beside < 0 or not tree.text[beside][0].isupper() or tree.head[beside] not in {token, tree.head[token]}:
            return True
        return any(
            tree.lower[beside] == tree.lower[i]
            for m in self.reading.referent(body).mentions[:_MENTIONS]
            for i in range(self.reading.mentions[m].first, self.reading.mentions[m].last + 1)
        )

    def _speaks(self, body: int, noun: str, speaker: int) -> bool:
        """Whether what ``body`` mentions can be spoken for by one of that function."""
        referent = self.reading.referent(body)
        if self.reading.root(body) == self.reading.root(speaker):
            return False
        if referent.type in _PLACES:
            return noun in _words("for_places")
        return self._is_body(referent)

    @staticmethod
    def _is_body(referent: Referent) -> bool:
        return referent.type in _BODIES or (not referent.person and any(is_group_noun(n) for n in referent.nouns))

    def _by_announcement(self, root: int) -> tuple[int, float] | None:
        """The body whose plans the person has announced: “her lawyer said the campaign would appeal”."""
        reading, tree = self.reading, self.reading.tree
        nouns = reading.referent(root).nouns
        if not nouns & _words("advocates"):
            return None
        for attribution in reading.attributions:
            head = attribution.source_head
            source = None if head is None else reading.at_head.get(head)
            if source is None or reading.root(source) != root or attribution.kind == "direct":
                continue
            inside = set(attribution.content)
            verb = next((i for i in attribution.content if tree.head[i] not in inside), None)
            subject = None if verb is None else reading.subject_of(verb)
            body = None if subject is None else reading.at_head.get(subject)
            planned = verb is not None and any(tree.lower[c] in {"would", "will"} for c in tree.children[verb])
            if body is None or not planned or reading.mentions[body].kind == "pronoun":
                continue
            if self._speaks(body, "", source):
                return body, 0.6
        return None
