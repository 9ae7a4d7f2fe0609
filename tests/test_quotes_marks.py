"""Passages of news with the quotes a reader marks in them: words in marks within a report, questions, plain reports.

Each is written for this project in the markup of `quote_markup`.
"""

import pytest

from quote_markup import differences

PASSAGES = """
# mixed
{S|Quill} {C|called} {M|the ruling “a stain on the court”}.
{S|Prentice} {C|described} {M|the budget as “cruel”}.
{S|The minister} {C|dismissed} {M|the report as “pure fiction”}.
{S|Critics} {C|dubbed} {M|the scheme “the road to nowhere.”}
{S|The chairman} {C|hailed} {M|the result as “historic”}.
{S|Union leaders} {C|branded} {M|the offer “an insult”} and walked out.
{S|Protesters} {C|labelled} {M|him a “liar”}.
{S|Hale} {C|said} {M|the plan was “dead on arrival” in the upper house}.
{S|Hale} {C|said} that {M|the “reckless” plan would cost jobs}.
{S|The coach} {C|said} {M|his side were “unlucky” but “never out of it.”}
{S|The bank} {C|warned} of {M|“severe” losses}.
{S|Brandt} {C|admitted} {M|he was “a bit nervous” before the final}.
{S|The firm} {C|said} {M|it was “disappointed” with the verdict}.
{S|Police} {C|said} {M|they were “keeping an open mind” about the motive}.
{S|Quill} {C|vowed} {M|to “fight until the last vote is counted.”}
{S|The ministry} {C|urged} {M|citizens to “remain calm”}.
{S|The pope} {C|spoke} of {M|a “wound” that would not heal}.
{S|Prentice} {C|accused} the mayor of {M|“hiding behind lawyers”}.
{S|The president} {C|blamed} {M|the delay on “saboteurs”}.
{S|He} {C|denied} {M|taking “a single penny”}.
{M|The attack was “cowardly,”} {S|the envoy} {C|said}.
{C|According to} {S|the memo}, {M|staff were “encouraged” to work late}.
{M|The drug is “safe and effective,”} {C|according to} {S|the agency}.
In {S|his} {C|words}, {M|the deal is “a gift to the rich.”}
{S|The judge} {C|ruled} that {M|the officer had acted with “clear malice”}.
{S|A spokesman} {C|insisted} {M|there was “no truth” in the rumour}.
{S|Hale}, who resigned in June, {C|told} the hearing {M|she felt “abandoned” by her party}.
{S|The review} {C|praised} {M|the film’s “quiet power”}.
{S|The Gazette} {C|called} {M|it “the worst budget in memory.”}
{S|The star} {C|thanked} {M|fans for their “endless love”}.
{S|Quill} has {C|likened} {M|the tax to “highway robbery”}.
{S|Amsel} {C|claimed} {M|the board had been “kept in the dark”}.
{S|Amsel} {C|added} that {M|the firm would “look again” at its prices}.
{C|Calling} {M|it “a mistake,”} {S|Quill} withdrew the bill.
{C|Calling} {M2|the law “a relic,”} {S|Prentice} {C1|said} {I1|he would vote to repeal it}.
Asked about the delay, {S|Hale} {C|said} {M|it was “regrettable.”}
Asked whether he would resign, {S|Prentice} {C|said} {I|he had done nothing wrong}.
{S|He} {C|referred} to {M|his rival as a “puppet”}.
{S|The statement} {C|condemned} {M|the raid as “a flagrant violation” of the truce}.
{S|Brandt} {C|tweeted} that {M|she was “over the moon.”}
{S|Officials} {C|denounced} {M|the “barbaric” strike on the hospital}.
{S|The players} {C|rejected} {M|what they called a “derisory” offer}.
{S|Lawyers for Hale} {C|argued} {M|the charge was “baseless” and “political.”}
{S|The group} {C|promised} {M|“total war” against the dealers}.
{S|The ad} {C|says} {M|Prentice “sold out” his voters}.
{S|Quill} {C|boasted} that {M|she had “the best team in the country.”}
“{D|I am leaving},” {S|she} {C|wrote}, {C2|adding} that {M2|the job had become “unbearable.”}
{S|The court} {C|heard} that {M|Brandt had “lashed out” at the guard}.
{S|Prosecutors} {C|say} {M|Hale ran the firm as a “family piggy bank”}.
# questions
{S|Reporters} {C|asked} {I|if the mayor would resign}.
{S|Voters} {C|wonder} {I|why the road is still closed}.
{S|Prentice} {C|questioned} {I|whether the figures were right}.
{S|The judge} {C|asked} him {I|how he had got the money}.
{S|She} {C|explained} {I|how the valve had failed}.
{S|Hale} would not {C|say} {I|when the report would appear}.
{S|The firm} did not {C|say} {I|how many jobs would go}.
{S|Investigators} {C|are trying to determine} {I|what caused the fire}.
{S|He} {C|described} {I|how the roof fell in}.
# plain indirect
{S|The Ruritanian foreign ministry} {C|said} on Tuesday {I|it had recalled its envoy}.
{S|Deputy Prime Minister Ivo Brandt} {C|told} reporters {I|the border would reopen}.
{S|He} also {C|said} that {I|two soldiers were missing}.
In a statement, {S|the club} {C|said} {I|the player had broken his wrist}.
{S|The company} {C|said} in a filing {I|its chairman would step down}.
{S|Amsel} {C|noted} that {I|the rules had changed twice}.
{S|The researchers} {C|report} that {I|the fish sleep in shifts}.
{S|A witness} {C|recalled} {I|seeing a van near the gate}.
{S|Hale} {C|admits} {I|lying to the committee}.
{S|Hale} has {C|denied} {I|any wrongdoing}.
{S|Quill} {C|criticised} {I|the slow pace of repairs}.
{S|The envoy} {C|condemned} {I|the shelling of the market}.
{S|The minister} {C|apologised} for {I|the delay}.
{S|The club} {C|confirmed} {I|the signing of Brandt}.
{S|The president} {C|praised} {I|rescuers for their courage}.
{S|Parents} {C|complained} about {I|the heat in classrooms}.
{S|The analyst} {C|pointed to} {I|weak sales in the north}.
{S|The union} {C|accused} the firm of {I|breaking its word}.
{S|Prentice} {C|blamed} {I|the delay on bad weather}.
{S|The government} {C|insists} {I|there will be no cuts}, but {S2|unions} {C2|say} {I2|they expect thousands of job losses}.
{S|Police} {C|said} {I|the driver had fled}, {C2|adding} that {I2|a child was hurt}.
{S|She} {C|said} {I|she would stay, and that nothing had changed}.
{S|The firm}, which makes pumps, {C|said} {I|sales had doubled}.
{S|The scientist} {C|hinted} that {I|more finds would follow}.
{S|The champion} {C|conceded} {I|he had been outplayed}.
{S|Sources close to the family} {C|say} {I|the wedding is off}.
{S|One resident} {C|told} the BBC {I|the street was like a river}.
{S|Ministers} {C|maintain} that {I|the law is fair}.
{S|Quill} {C|made clear} that {I|she would not stand}.
{S|Quill} {C|made it clear} that {I|she would not stand}.
{S|Brandt} {C|pointed out} that {I|the pitch was wet}.
{S|The firm} {C|let it be known} that {I|it would sell}.
{S|He} {C|took to Twitter to say} {I|the game was rigged}.
{S|The watchdog} raised {C|concerns} about {I|the safety of the valves}.
{S|The envoy} expressed {C|regret} over {I|the deaths}.
{S|The envoy} voiced {C|support} for {I|the plan}.
{S|Senators} {C|debated} {I|the cost of the canal}.
{S|The two leaders} {C|discussed} {I|trade and security}.
{S|The book} {C|argues} that {I|cities should be smaller}.
The {S|coach, Lena Roth}, {C|believes} {I|her team can win}.
{S|Wall Street} {C|is betting} that {I|rates will fall}.
{S|Opponents} {C|see} {I|the law as a threat to free speech}.
{S|Prentice} {C|regards} {I|the pact as a trap}.
{S|Supporters} {C|view} {I|the tax as fair}.
{S|Neighbours} {C|remember} {I|him as a quiet man}.
{S|The actor} {C|has long argued} that {I|prizes are pointless}.
{S|The owner} {C|said} {I|he bought the horse in 2012 and that it never lost}.
{S|The government}’s {C|announcement} that {I|petrol would be rationed} led to queues.
{S|Many in the party} {C|consider} {I|him a traitor}.
{S|Critics}’ {C|fears} that {I|the bill would hurt small firms} were overblown.
{S|Hale} was under the {C|impression} that {I|the case was closed}.
{S|Scientists} {C|suspect} {I|the virus came from bats}.
{S|Court documents} {C|show} {I|the pair had met twice before}.
"""

OPEN = """
{S|The bank} {C|forecast} {I|growth of 2 percent}.
{C|To} {S|Quill}, {I|the vote was a sham}.
{I|The bill was described} {C|by} {S|the opposition} as “a disgrace.”
{S|The general}, whom rivals call “the fox,” {C|said} {I|the war was over}.
{S|The senator} {C|attacked} {I|the bill’s cost}.
{C|Citing} {S|two officials}, {S2|the Gazette} {C2|reported} that {I2|the talks had failed}.
"""


@pytest.mark.xfail(strict=True, reason="not read yet")
@pytest.mark.parametrize("passage", OPEN.split("\n")[1:-1])
def test_a_passage_that_is_not_read_yet(passage: str) -> None:
    assert differences(passage) == []


@pytest.mark.parametrize("passage", [line for line in PASSAGES.splitlines() if line and not line.startswith("#")])
def test_the_quotes_of_a_passage_are_those_a_reader_marks(passage: str) -> None:
    assert differences(passage) == []
