"""Passages of news with the quotes a reader marks in them: infinitives, nouns, states of mind, documents, passives.

Each is written for this project in the markup of `quote_markup`.
"""

import pytest

from quote_markup import differences

PASSAGES = """
# infinitives
{S|Marta Quill} {C|vowed} {I|to cut fares on every line in the north}.
{S|The Zenda council} {C|pledged} {I|to rebuild the bridge by spring}.
{S|Mr Prentice} {C|promised} {I|to publish his tax records before the vote}.
{S|The union} {C|threatened} {I|to walk out for ten days unless talks resume}.
{S|The airline} {C|refused} {I|to pay the fine}.
{S|Judge Amara Hale} {C|declined} {I|to release the tapes}.
{S|Doctors} {C|urged} {I|patients to stay at home}.
{S|Governor Pell} {C|asked} {I|lawmakers to approve the loan}.
{S|She} {C|begged} {I|the court to spare her son}.
{S|The minister} {C|ordered} {I|the army to clear the square}.
{S|The company} {C|offered} {I|to buy back the shares}.
{S|Ruritania} {C|agreed} {I|to withdraw its tanks from the valley}.
{S|Quill} {C|wants} {I|the state to buy the port}.
Quill plans to run again in May.
The bank intends to close 40 branches.
{S|The coach} {C|hopes} {I|to keep his captain until summer}.
{S|Analysts} {C|expect} {I|the company to cut its dividend}.
{S|Ministers} {C|fear} {I|the strike will spread to the docks}.
{S|Residents} {C|claim} {I|to have seen lights over the lake}.
{S|The regulator} {C|proposed} {I|to cap fees at 2 percent}.
Senator Doyle Prentice sought to block the appointment.
{S|The prince} {C|wished} {I|to be buried at sea}.
{S|The charity} {C|called on} {I|the government to reopen the camp}.
{S|Campaigners} {C|called for} {I|a ban on new wells}.
{S|The committee} {C|recommended} that {I|the plant be closed}.
{S|The mayor} {C|demanded} that {I|the river be dredged}.
{S|The singer} {C|threatened} {I|legal action over the film}.
The goalkeeper decided to leave the club in July.
The council voted to close the library.
{S|Her lawyers} {C|advised} her {I|to stay silent}.
# nouns
{S|His} {C|claim} that {I|the dam was safe} was rejected by engineers.
{S|Quill}’s {C|belief} that {I|taxes should fall} has not changed.
There is growing concern that the fire could reach the town.
{S|Farmers} expressed {C|hope} that {I|the rains would come early}.
{S|Ms Hale} {C|dismissed} {I|suggestions that she would resign}.
Prentice repeated {S|his} {C|promise} {I|to repeal the law}.
{S|The firm} issued a {C|warning} that {I|profits would halve}.
{S|The party} made a {C|pledge} {I|to build 20 hospitals}.
The club has no plans to sell the striker.
The decision fuelled {C|speculation} that {I|an election would be called in March}.
# thinking
{S|Most voters} {C|believe} {I|the economy is getting worse}.
{S|Quill} {C|thinks} {I|the plan is too costly}.
{S|He} {C|knew} {I|the brakes were faulty}.
{S|She} {C|feels} that {I|the press has treated her unfairly}.
{S|Prentice} {C|doubts} {I|the treaty will hold}.
{S|Traders} {C|are worried} that {I|rates will rise again}.
{S|The family} {C|is convinced} {I|he is alive}.
{S|Officials} {C|are confident} that {I|the vaccine works}.
{S|The president} {C|was unaware} that {I|the letter had been sent}.
{S|Teachers} {C|are afraid} {I|the school will close}.
{S|The captain} {C|is hopeful} that {I|he will play on Sunday}.
{S|Hale} {C|was adamant} that {I|no deal had been made}.
{S|The chief executive} {C|was certain} {I|the merger would go ahead}.
{S|The board} {C|concluded} that {I|the pilot was tired}.
{S|The court} {C|ruled} that {I|the search was illegal}.
{S|The court} {C|found} {I|the company had misled buyers}.
{S|Economists} {C|predicted} {I|a fall in exports}.
{S|The mayor} {C|supports} {I|a tax on sugar}.
{S|Prentice} {C|opposes} {I|the new airport}.
{S|The bishop} {C|favours} {I|a longer pause}.
{S|Quill} {C|backed} {I|the move}.
# according to, polls, documents
{C|According to} {S|the ministry}, {I|nine people were hurt}.
{I|Nine people were hurt}, {C|according to} {S|the ministry}.
{S|A poll published on Monday} {C|found} that {I|half of voters were undecided}.
{S|The survey} {C|showed} {I|support for the party falling to 20 percent}.
{S|The report} {C|says} {I|the bridge should never have opened}.
{S|The letter} {C|stated} that {I|no refunds would be given}.
{S|The study} {C|suggests} {I|coffee may help memory}.
{S|Figures from the central bank} {C|indicate} that {I|lending has slowed}.
{S|The indictment} {C|alleges} that {I|Hale took bribes}.
In {S|Hale}’s {C|view}, {I|the tax is unfair}.
{C|In the words of} {S|one diplomat}, {I|the talks are dead}.
{I|The ship was carrying oil}, {C|per} {S|the port authority}.
# inversion and middle
{I|The plan}, {S|he} {C|argued}, {I|would ruin small farms}.
{I|The tunnel would open in May}, {C|said} {S|Rolf Amsel, a spokesman for the railway}.
{I|The suspect}, {C|according to} {S|police}, {I|was carrying two knives}.
{I|The economy}, {S|analysts} {C|say}, {I|is slowing}.
{I|No one was to blame}, {S|the inquiry} {C|concluded}.
{I|It was not clear}, {S|the judge} {C|said}, {I|whether the witness had lied}.
“{D|We lost},” {C|said} {S|the coach}.
“{D|The road is closed},” {S|Quill} {C|told} the Zenda Post on Friday.
“{D|We are tired},” {C|said} {S|Captain Ola Brandt}, who has led the side since 2019. “{D2|We need a rest}.”
# passive
The general is said to have fled.
Hale {C|was told} that {I|her contract would end}.
Inflation is expected to fall to 3 percent.
Passengers {C|were told} that {I|the train had been cancelled}.
{C|It is believed} that {I|the gang crossed the border at night}.
{C|It is understood} that {I|the deal includes a bonus}.
{C|It was reported} that {I|the plane had landed}.
{S|Prentice} {C|was quoted as saying} that {I|the talks had failed}.
Brandt was asked whether he would retire.
"""


@pytest.mark.parametrize("passage", [line for line in PASSAGES.splitlines() if line and not line.startswith("#")])
def test_the_quotes_of_a_passage_are_those_a_reader_marks(passage: str) -> None:
    assert differences(passage) == []
