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
{S|Her coach}, Bronwen Tate, {C|thinks} {I|the injury made her better}.
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
"""


@pytest.mark.parametrize("passage", [line for line in PASSAGES.splitlines() if line and not line.startswith("#")])
def test_the_quotes_of_a_passage_are_those_a_reader_marks(passage: str) -> None:
    assert differences(passage) == []
