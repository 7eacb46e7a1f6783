"""The words that modules and plans share: themes, scales, methods, objectives, instruments, works, rhythms,
programmes. `data/*.yaml` is where they come from, the database is where they live.

    values      what others use: `Vocabulary` and what it holds, in one language
    terms       a record as it travels: an id, its data, its words in every language
    records     what a data file may hold
    datafiles   data files -> terms, with file and line of what is wrong
    loading     terms -> rows, each with the hash that it was last loaded from
    rhythms     rhythms as an organisation edits them
    rows        how a kind of term is kept in its table
    reading     rows or terms -> `Vocabulary`

May import text and models and what is below them.
"""

from curriculum.vocabulary.loading import load
from curriculum.vocabulary.reading import get, read_folder
from curriculum.vocabulary.values import Vocabulary

__all__ = ["Vocabulary", "get", "load", "read_folder"]
