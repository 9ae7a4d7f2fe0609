"""Passages of news with the quotes a reader marks in them: whose they are, and where they begin and end.

Each is written for this project in the markup of `quote_markup`.
"""

import pytest

from quote_markup import differences

PASSAGES = """
# whose: a determiner alone, a noun with a reduced relative, the object of a verb that makes it say something
{S|Some} {C|say} {I|the pier is beyond repair}, but {S2|many} {C2|fear} {I2|it will be sold}.
{S|Both} {C|said} {I|they would stay in Zenda}.
Some reported cases were mild.
{S|Officials} working on the dam {C|said} {I|it was sound}.
{S|The company} based in Zenda {C|said} {I|it would close}.
{S|Workers} at the mill owned by Orrin Motors {C|fear} {I|it will close}.
{I|The mill will close}, {S|a person} familiar with the matter {C|said}.
{I|The directors are sure the mill will close}, {S|a person} briefed on their talks {C|said}.
{S|A group} of farmers led by Ola Brandt {C|said} {I|the well was dry}.
{S|People} who {C|saw} {I|the list} {C2|said} {I2|it was short}.
The inquiry forced {S|the ministry} {C|to admit} that {I|it had lied}.
Pressure from donors led {S|Marta Quill} {C|to say} {I|she would quit}.
{S|Her rivals} were quick {C|to note} {I|she had voted for it}.
The choice is risky for {S|Marta Quill}, who {C|promised} {I|to end the war}.
{I|Aid will follow}, {S|Marta Quill, Ola Brandt and Lena Hale} {C|said}.
In Zenda, {S|Ola Brandt and Lena Hale} {C|said} {I|aid would follow}.
{S|Ruritania} expressed {C|concern} about {I|the incident} and {C2|called on} {I2|both sides to show restraint}.
Despite {C|admitting} that {I|the plan was costly}, {S|Quill} voted for it.
{C|Asked} by {S|the judge} {I|why he ran}, {S2|Ola Brandt} {C2|said} {I2|he was afraid}.
Before the race was over, {S|Republicans in the north} {C|feared} {I|they would lose it}.
{S|He} is of the {C|view} that {I|the contract is void}.
{S|The minister} on Wednesday {C|hit out at} {I|the union over the delay}.
{S|Her coach, Bronwen Tate}, {C|thinks} {I|the injury made her better}.
{S|One} {C|said} {I|she had never seen the map}.
The captain, asked whether he would retire, smiled.
{S|The captain}, a lawyer, {C|asked} {I|whether the vote was legal}.
# who a source is
{I|The port is closed}, {C|according to} {S|Marta Quill}, a lawyer for the union.
{I|The port is closed}, {C|according to} {S|Marta Quill}, director of the port, and the ships have left.
{I|The port is closed}, {C|according to} {S|Zenda Watch}, a group of lawyers.
{I|The port is closed}, {C|according to} {S|Marta Quill}, who runs it.
{C|According to} {S|Marta Quill}, the director of the port, {I|the ships have left}.
{C|According to} {S|Marta Quill}, who runs the port, {I|the ships have left}.
{C|According to} {S|Marta Quill}, {I|the port, the pier and the canal are closed}.
{C|According to} {S|police}, {I|a man, 34, was hurt}.
{I|The new pier is}, {C|according to} {S|the mayor}, {I|the longest in the country}.
# where it begins
{S|He} {C|told} a meeting of farmers this week that {I|the dam would hold}.
{S|He} {C|wrote} in a letter sent to the council on Monday that {I|the dam would hold}.
{S|The palace} {C|brushed aside} {I|calls for his resignation}.
A donor, who asked not to be named, left.
{S|Her rivals} {C|say} {I|that is not enough}.
{S|The authors} {C|reject} {I|that criticism}.
{S|The minister} {C|said} that {I|should the port close, the canal would dry}.
It is a plan that {S|critics} {C|say} {I|will cost jobs}.
The tax, which {S|Quill} {C|said} {I|would hurt farmers}, passed.
{S|Quill} {C|vowed} on Thursday {I|never to return to Zenda}.
{S|Quill} {C|told} Radio Zenda {I|she was tired}.
{S|Quill} {C|urged} {I|Tom Hale, the mayor of Zenda, to resign}.
{S|Quill} {C|encouraged} {I|her supporters at a rally on Friday night in Zenda to vote early}.
A donor, who insisted on anonymity, left.
The ship ignored repeated warnings from the coast.
{S|The firm} {C|announced} {I|plans to build a mill in Zenda}.
{S|A poll} released on Wednesday {C|found} {I|8 of 10 roofs leaked in winter}.
{S|Farmers} {C|hope} {I|the dam, the first of its kind, will hold}.
# where it ends
{S|The mayor}, a former actor who won by {C|promising} {I|to cut fares}, has resigned.
{S|Quill} {C|said} {I|the sale was off}, dealing a blow to the port.
Though {S|she} {C|called} {M|the budget “half-baked”} and {C2|vowed} {I2|to repeal it}, Quill voted for it.
When {S|Quill} {C|noted} that {I|the well was dry}, Brandt laughed.
Once {S|Quill} {C|said} {I|the sale was off}, traders sold.
{S|Quill} {C|mocked} {I|the plan} at a union hall last week.
{S|Quill} {C|praised} {I|the team} on Monday.
{S|Quill} {C|criticized} {I|the bill} last week.
{S|The army} {C|said} {I|the missile was fired from a farm}, an account that could not be checked.
{S|Quill} {C|said} {I|the strike was led by Tom Hale}, the head of the port union.
{S|Quill} {C|said} {I|she had met Tom Hale, the bishop and the king}.
{S|Quill} {C|called} {M|the plan “dead”} — a word she has used before.
{S|Quill} {C|said} {I|the plan was dead}, without giving details.
{S|Quill} {C|said} {I|the plan was dead}, as did Tom Hale.
{S|The council} {C|told} people {I|to boil water}, while {S2|the governor} {C2|ordered} {I2|schools to close}.
{S|Her} {C|refusal} {I|to release the tapes} angered the families.
The target that {S|Quill} {C|pledged} {I|to reach} was missed.
{I|There were mornings}, {S|she} {C|said}, {I|when she could not open a jar}.
{I|The plan was dead}, {S|Quill} {C|said}, as she left the court.
# whose: a noun with `by`, the nearest noun that the verb of a relative clause agrees with, a relative pronoun as the object
The paper rests on {C|a claim} by {S|two Ruritanian botanists} in 2019 that {I|the moss can swim}.
{C|The claim} by {S|the firm} that {I|the valve was sound} was rejected.
{S|Analysts at the lender} {C|forecast} {I|slow growth}.
It angered an aide to {S|the senators}, who {C|say} {I|the bridge is shut}.
There was no word from {S|Orrin Motors}, which has {C|denied} {I|any role}.
The umpire, whom {S|she} {C|accused} of {I|losing his nerve}, left.
Though {S|Marta Quill}, in her diary, {C|describes} {I|the raid as a game}, nobody laughed.
{S|Letters} found in the attic {C|show} {I|she knew the king}.
“{D|It was our barn},” {S|one} {C|posted}.
{S|Some} {C|thought} {I|him a crank}.
# where it begins
{S|Quill} {C|told} a crowd of fishermen in Zenda that {I|the quay was sold}.
{S|Quill} {C|reminded} voters {I|she had built the mill}.
{S|The firm} {C|assured} its clients {I|the vault was dry}.
{S|The minister} {C|assured} farmers of {I|a fair price}.
{S|Quill} {C|predicted} {I|at least three clerks would resign}.
{S|The guild} {C|disputes} {I|that assessment}.
{S|Quill} {C|wondered}, though, {I|whether the lamp had been lit}.
{S|Quill} {C|wondered} aloud {I|why the lamp was lit}.
{S|Quill} {C|put it to} him that {I|he had been asleep}.
{S|Quill} {C|replied} that {I|the lamp was lit}.
{S|Quill} wrote to the bishop on Monday {C|asking} for {I|a bell}.
{S|The envoy} {C|said} after meeting his aides that {I|the truce would hold}.
{S|The ministry} {C|pledged} {I|to share the maps} and {C2|condemned} {I2|the raid}.
{S|Neighbours} {C|fear} for {I|their wells}.
{S|The guild} {C|put the blame on} {I|a faulty pump}.
{S|The envoy} voiced {C|alarm} at {I|the reports}.
Quill answered questions and wrote nine of her novels there.
# where it ends
{S|Quill} {C|said} {I|the sale was off}, after the bank had called twice.
{S|Quill} {C|said} {I|the sale was off}, days after the vote.
{S|Quill} {C|said} {I|the sale was off}, even as Orrin Motors denied it.
{S|Quill} {C|thought} {I|the first act was dull}, and {C2|felt} {M2|the second “went astray”}.
{S|Quill} {C|thanked} {I|the harbour for its help} and expressed {C2|hope} that {I2|ships would return}.
{S|Quill} {C|took exception to} {I|the remark} and left.
{S|The office} {C|expects} {I|more hail on Thursday}.
{S|The clerk} {C|warned} {M|“a few dozen” roofs would leak until Friday}.
{S|Quill} {C|said} {I|they had met twice before}.
{S|Quill} {C|says} {I|she does not know yet}.
{S|Quill}’s {C|claim} that {M|she had “nothing to hide”} was tested.
# on which side of the cue
{I|Boredom}, {S|she} {C|argues}, {I|is a gift}.
{I|Most farmers want a dam}, {S|a poll} {C|finds}.
{S|The poll} of 900 adults {C|found} {I|a third in favour}.
The fire, a rumour that {S|the guild} {C|dismissed} as {M|“the talk of drunkards,”} spread.
Asked to explain it, {S|Quill} {C|said} {I|the lamp was lit}.
"""


@pytest.mark.parametrize("passage", [line for line in PASSAGES.splitlines() if line and not line.startswith("#")])
def test_the_quotes_of_a_passage_are_those_a_reader_marks(passage: str) -> None:
    assert differences(passage) == []


@pytest.mark.parametrize(
    "headline",
    [
        "{S|Mayor} {C|rejects} {I|budget} as union walks out",
        "{S|Ruritania} {C|denies} {I|shutting pass} as traders count losses",
        "{S|Mayor} {C|slams} {I|plan as costly mess}",
    ],
)
def test_the_reporter_goes_on_in_a_headline_where_a_clause_follows_as(headline: str) -> None:
    assert differences(f"{headline}\n\nThe town met on Monday.") == []


def test_a_quoted_title_alone_in_its_paragraph_is_said_by_nobody() -> None:
    assert differences("{S|Quill} {C|said} {I|the lamp was lit}.\n\n“All Lamps Are Off.”\n\nIt rained.") == []


def test_a_title_in_the_opening_phrase_is_no_part_of_what_is_said() -> None:
    passage = "On the latest edition of the morning programme “Good Day Zenda,” {S|Quill} {C|said} {I|the lamp was lit}."
    assert differences(passage) == []
