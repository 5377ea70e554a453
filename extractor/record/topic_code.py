"""The topic of an inspection as a code: what its words, the headline and the reporting sentences name most."""

from collections import Counter

from extractor.parsers import topics
from extractor.parsers.match import Match
from extractor.parsers.triggers import Cue
from extractor.record.reading import Reading
from extractor.schema.record import TopicCode

# What a phrase weighs where it stands: in the topic itself, in the headline, in a sentence that reports the inspection.
IN_TOPIC, IN_HEADING, IN_SENTENCE = 6, 3, 1


def code(reading: Reading, cues: tuple[Match[Cue], ...], topic: str | None) -> TopicCode:
    """The code with the greatest weight, of equal ones the first named; "other" where the words name none."""
    votes: Counter[TopicCode] = Counter()
    for match in topics.parse(topic or ""):
        votes[match.value] += IN_TOPIC
    start, end = reading.heading()
    for match in topics.parse(reading.text[start:end]):
        votes[match.value] += IN_HEADING
    for first, last in dict.fromkeys(reading.sentence_at(cue.start) for cue in cues):
        for match in topics.parse(reading.text[first:last]):
            votes[match.value] += IN_SENTENCE
    return votes.most_common(1)[0][0] if votes else "other"
