"""Surnames: in how many ways a person who was named in full is called later in a document."""

from kg.extract.words.lexicon import roles


class KnownNames:
    """Full names of a document by surname. A surname that two people share means the one named last."""

    def __init__(self, names: list[str]) -> None:
        self.full = frozenset(names)
        self.by_surname: dict[str, list[str]] = {}
        self.by_first: dict[str, list[str]] = {}
        for name in names:
            for surname in surnames(name):
                self.by_surname.setdefault(surname, []).append(name)
            self.by_first.setdefault(name.split()[0], []).append(name)

    def fullest(self, text: str) -> str:
        """Return the full name that a mention stands for, or the mention itself."""
        if text in self.full:
            return text
        longer = self.by_surname.get(text)
        return longer[-1] if longer else text

    def by_first_name(self, text: str) -> str | None:
        """Return the only full name that begins with a word: "Shen", "Khamphone"."""
        names = self.by_first.get(text, []) if text not in self.by_surname else []
        return names[0] if len(names) == 1 and len(text) > 1 else None


def surnames(name: str) -> list[str]:
    """Return the ways in which the bearer of a full name is called for short: "Meulen", "van der Meulen"."""
    words = name.split()
    if len(words) < 2:
        return []
    start = len(words) - 1
    found = [words[start]] if any(letter.isupper() for letter in words[start]) else []
    while start > 1 and words[start - 1].lower() in roles().particles:
        start -= 1
        found.append(" ".join(words[start:]))
    if len(words) > 2 and start == len(words) - 1 and words[1].lower() not in roles().particles:
        found.append(" ".join(words[1:]))
    return found
