"""Events of words, talks and help as news agencies of every continent tell them: who, to whom, of which countries, with which status.

Whole sentences through the whole machine, so that a case fails where any step of the way to an event breaks. The sentences are
our own and their persons invented.
"""

# Sentence, type, sources > targets (part of the name = country), status.
CASES = [
    # statements about other states
    ("Caracas accused Bogota of plotting a coup.", "ACCUSE", "venezuela=VEN > colombia=COL", "occurred"),
    ("The Kremlin criticised NATO's expansion.", "ACCUSE", "=RUS > nato=", "occurred"),
    ("Iran condemned the killing of its scientists by Israel.", "ACCUSE", "iran=IRN > israel=ISR", "occurred"),
    ("Seoul urged Pyongyang to return to talks.", "REQUEST", "korea=KOR > korea=PRK", "occurred"),
    ("Prime Minister Abebe Tadesse praised Egypt for its help.", "SUPPORT", "tadesse= > egypt=EGY", "occurred"),
    ("The African Union condemned the coup in Niger.", "ACCUSE", "african union= > ", "occurred"),
    ("Manila protested against Beijing's construction on the reef.", "ACCUSE", "philippines=PHL > china=CHN", "occurred"),
    ("Amnesty International accused Nigerian troops of killing civilians.", "ACCUSE", "amnesty= > troops=NGA", "occurred"),
    ("Syria's foreign minister rejected Turkey's demands.", "REJECT", "minister=SYR > turkey=TUR", "occurred"),
    (
        "The Security Council demanded that Sudan hand over the suspects.",
        "REQUEST",
        "security council= > sudan=SDN",
        "occurred",
    ),
    ("Japan's government lodged a protest with Moscow.", "ACCUSE", "=JPN > russia=RUS", "occurred"),
    ("Chadian officials blamed the attack on Sudan.", "ACCUSE", "officials=TCD > sudan=SDN", "occurred"),
    (
        "Human Rights Watch urged Jakarta to release the prisoners.",
        "REQUEST",
        "human rights watch= > indonesia=IDN",
        "occurred",
    ),
    ("Khartoum summoned the British ambassador.", "REQUEST", "sudan=SDN > ambassador=GBR", "occurred"),
    # talks, summits, visits
    (
        "Brazilian President Carlos Mendes met his Argentine counterpart in Buenos Aires.",
        "CONSULT",
        "mendes=BRA; =ARG > ",
        "occurred",
    ),
    ("Talks between Armenia and Azerbaijan began in Geneva.", "CONSULT", "armenia=ARM; azerbaijan=AZE > ", "occurred"),
    ("The leaders of Greece and Turkey will meet next week.", "CONSULT", "=GRC; =TUR > ", "planned"),
    ("Vietnam hosted a visit by Cuban leaders.", "CONSULT", "leaders=CUB > vietnam=VNM", "occurred"),
    (
        "Qatar mediated talks between the Taliban and Washington.",
        "CONSULT",
        "qatar=QAT > taliban=AFG; united states=USA",
        "occurred",
    ),
    ("The Norwegian envoy held talks with Tamil rebels in Colombo.", "CONSULT", "envoy=NOR; rebels=LKA > ", "occurred"),
    ("Defence ministers from Poland and Lithuania discussed border security.", "CONSULT", "=POL; =LTU > ", "occurred"),
    ("Kenyan and Somali officials met in Mombasa.", "CONSULT", "=KEN; officials=SOM > ", "occurred"),
    ("Chinese Premier Liu Bin wrapped up a three-day visit to Pakistan.", "CONSULT", "liu=CHN > pakistan=PAK", "occurred"),
    # aid
    ("Japan will provide 20 million dollars in aid to Myanmar.", "AID", "japan=JPN > myanmar=MMR", "planned"),
    ("The World Food Programme delivered food to refugees in Chad.", "AID", "world food programme= > ", "occurred"),
    ("Saudi Arabia donated wheat to Yemen.", "AID", "saudi=SAU > yemen=YEM", "occurred"),
    ("The International Monetary Fund approved a loan for Ghana.", "AID", "monetary fund= > ghana=GHA", "occurred"),
    ("Ankara granted asylum to two Azerbaijani journalists.", "AID", "turkey=TUR > journalists=AZE", "occurred"),
    ("Italy rescued 200 migrants off Libya.", "AID", "italy=ITA > ", "occurred"),
    # sanctions
    ("ECOWAS lifted sanctions against Mali.", "RETREAT", "ecowas= > mali=MLI", "occurred"),
    # hostage taking
    ("Abu Sayyaf militants released two Malaysian hostages.", "RETREAT", "abu sayyaf=PHL > hostages=MYS", "occurred"),
    ("Rebels in the Philippines freed a Swiss hostage.", "RETREAT", "rebels=PHL > hostage=CHE", "occurred"),
    # courts
    (
        "The International Criminal Court charged Congolese warlord Pierre Lubuto with war crimes.",
        "ACCUSE",
        "criminal court= > lubuto=COD",
        "occurred",
    ),
    ("South Africa's Constitutional Court overturned the ruling.", "CONCEDE", "court=ZAF > ", "occurred"),
    ("Prosecutors in Rome indicted two Libyan businessmen.", "ACCUSE", "prosecutors=ITA > businessmen=LBY", "occurred"),
    ("A Brazilian judge ordered the arrest of former governor Paulo Reis.", "COERCE", "judge=BRA > reis=BRA", "occurred"),
    ("Dutch prosecutors are investigating a Surinamese bank.", "ACCUSE", "prosecutors=NLD > =SUR", "ongoing"),
    # deportations, borders
    ("Nepal and India reopened their border.", "RETREAT", "nepal=NPL; india=IND > ", "occurred"),
    # elections, resignations
    ("Nepal's prime minister resigned on Thursday.", "RETREAT", "minister=NPL > ", "occurred"),
    ("Italian Finance Minister Paolo Greco quit over the scandal.", "RETREAT", "greco=ITA > ", "occurred"),
    # ceasefire
    (
        "The Sudanese army and the Rapid Support Forces agreed to a ceasefire.",
        "AGREE",
        "=SDN; rapid support forces=SDN > ",
        "occurred",
    ),
    ("Israel and Hamas agreed to extend their truce.", "AGREE", "israel=ISR; hamas=PSE > ", "occurred"),
    ("Ethiopian troops withdrew from the Somali town of Baidoa.", "RETREAT", "troops=ETH > =SOM", "occurred"),
    ("France will pull its troops out of Chad.", "RETREAT", "france=FRA > chad=TCD", "planned"),
    ("Maoist rebels in Nepal laid down their arms.", "RETREAT", "rebels=NPL > ", "occurred"),
    # mediators, UN bodies
    ("U.N. envoy Hans Lindqvist met Houthi leaders in Sanaa.", "CONSULT", "lindqvist=; houthi=YEM > ", "occurred"),
    ("The UN refugee agency appealed to Greece to take in more refugees.", "REQUEST", "unhcr= > greece=GRC", "occurred"),
    ("The World Health Organization praised Rwanda.", "SUPPORT", "health organization= > rwanda=RWA", "occurred"),
    ("OPEC rejected a proposal by Norway.", "REJECT", "opec= > norway=NOR", "occurred"),
    ("ASEAN foreign ministers called on Myanmar's junta to free political prisoners.", "REQUEST", "asean= > =MMR", "occurred"),
    # headlines
    ("Nigerian troops free 200 hostages in Borno", "RETREAT", "troops=NGA > ", "occurred"),
    ("Philippines, China hold talks on disputed reef", "CONSULT", "philippines=PHL; china=CHN > ", "occurred"),
    ("Jordan's king hails Egyptian efforts", "SUPPORT", "king=JOR > egypt=EGY", "occurred"),
    ("Russian, Georgian ministers to meet in Prague", "CONSULT", "=RUS; ministers=GEO > ", "planned"),
    ("Zimbabwe opposition leader charged with treason", "ACCUSE", " > leader=ZWE", "occurred"),
    ("Taliban reject Kabul's offer of talks", "REJECT", "taliban=AFG > afghanistan=AFG", "occurred"),
    # nominalised
    ("The withdrawal of Cuban troops from Angola began.", "RETREAT", "troops=CUB > angola=AGO", "occurred"),
    (
        "India's invitation to the Sri Lankan president angered Tamil parties.",
        "REQUEST",
        "india=IND > president=LKA",
        "occurred",
    ),
    (
        "A meeting between Fatah and Hamas officials in Cairo ended without a deal.",
        "CONSULT",
        "fatah=PSE; hamas=PSE > ",
        "occurred",
    ),
    # passives
    (
        "The Armenian delegation was received by Georgian President Nino Beridze.",
        "CONSULT",
        "delegation=ARM > beridze=GEO",
        "occurred",
    ),
    # relative clauses, apposition
    ("Ahmed Yusuf, the foreign minister of Somalia, thanked Turkey.", "SUPPORT", "yusuf=SOM > turkey=TUR", "occurred"),
    (
        "Grace Phiri, Zambia's vice president, condemned the attacks on foreigners in South Africa.",
        "ACCUSE",
        "phiri=ZMB > ",
        "occurred",
    ),
    ("Hassan Ali, leader of the Somali opposition, rejected the offer.", "REJECT", "ali=SOM > ", "occurred"),
    # institutions without country word
    ("The Knesset approved a deal with Jordan.", "AGREE", "knesset=ISR > jordan=JOR", "occurred"),
    ("The Bundestag ratified the treaty with Poland.", "SUPPORT", "bundestag=DEU > poland=POL", "occurred"),
    ("The Lok Sabha condemned Pakistan.", "ACCUSE", "lok sabha=IND > pakistan=PAK", "occurred"),
    ("The State Department criticised Uzbekistan.", "ACCUSE", "=USA > uzbekistan=UZB", "occurred"),
    ("Scotland Yard questioned a Libyan diplomat.", "ACCUSE", "=GBR > diplomat=LBY", "occurred"),
    ("The Duma rejected the American proposal.", "REJECT", "duma=RUS > =USA", "occurred"),
    # coordinated
    ("Ghana and Ivory Coast signed an agreement on their sea border.", "SUPPORT", "ghana=GHA; ivory=CIV > ", "occurred"),
    (
        "The United States, Britain and France condemned Syria.",
        "ACCUSE",
        "states=USA; kingdom=GBR; france=FRA > syria=SYR",
        "occurred",
    ),
    ("Tokyo and Canberra agreed to share intelligence.", "AGREE", "japan=JPN; australia=AUS > ", "occurred"),
    (
        "Germany and the Netherlands pledged support for Ukraine.",
        "SUPPORT",
        "germany=DEU; netherlands=NLD > ukraine=UKR",
        "occurred",
    ),
    # possessives, elsewhere named
    ("Ivory Coast's president pardoned 800 prisoners.", "CONCEDE", "president=CIV > ", "occurred"),
    # military, mobilise
    ("Russia and Belarus began joint military exercises.", "COOPERATE", "russia=RUS; belarus=BLR > ", "occurred"),
    # economy, companies
    ("Nigeria ordered Shell to pay 300 million dollars.", "REQUEST", "nigeria=NGA > shell=GBR", "occurred"),
    ("Kenya will buy maize from Zambia.", "COOPERATE", "kenya=KEN > zambia=ZMB", "planned"),
    ("Iran and Pakistan signed a gas deal.", "SUPPORT", "iran=IRN; pakistan=PAK > ", "occurred"),
    ("South African mine workers ended a two-week strike.", "RETREAT", "workers=ZAF > ", "occurred"),
    # status
    ("Ukraine might withdraw its troops from the town.", "RETREAT", "ukraine=UKR > ", "hypothetical"),
    ("Cuba will not attend the summit in Lima.", "REJECT", "cuba=CUB > ", "occurred"),
    ("Somalia is expected to ask Kenya for help.", "REQUEST", "somalia=SOM > kenya=KEN", "predicted"),
    ("Saudi Arabia is considering sending troops to Syria.", "AID", "saudi=SAU > syria=SYR", "hypothetical"),
    ("Polish border guards turned back 40 Afghan migrants.", "REJECT", "=POL > migrants=AFG", "occurred"),
    ("An Argentine judge charged former president Elena Rivas with corruption.", "ACCUSE", "judge=ARG > rivas=ARG", "occurred"),
    ("The Nigerian Labour Congress suspended its strike.", "RETREAT", "congress=NGA > ", "occurred"),
    ("Zambian President Joseph Mwale apologised to Malawi.", "SUPPORT", "mwale=ZMB > malawi=MWI", "occurred"),
    ("Prime Minister Viktor Halasz of Hungary vetoed an EU statement.", "REJECT", "halasz=HUN > european union=", "occurred"),
    # what is ordered, who stands between commas, nouns behind a hyphen
    ("President Ann Moyo of Kenya ordered sanctions against Chad.", "SANCTION", "moyo=KEN > chad=TCD", "occurred"),
    ("Kenya ordered Chad to leave.", "REQUEST", "kenya=KEN > chad=TCD", "occurred"),
    ("The head of UNESCO, Ann Moyo, condemned Kenya.", "ACCUSE", "moyo= > kenya=KEN", "occurred"),
    ("Kenya and its Chadian counterpart, Ann Moyo, signed a treaty.", "SUPPORT", "kenya=KEN; moyo=TCD > ", "occurred"),
    ("Ruling Blue Front leader Ann Moyo condemned Kenya.", "ACCUSE", "moyo= > kenya=KEN", "occurred"),
    ("Kenya called off a three-week strike that hurt bakers.", "RETREAT", "kenya=KEN > ", "occurred"),
    ("Kenya faced criticism from Chad over the arrest of activists.", "ACCUSE", "chad=TCD > kenya=KEN", "occurred"),
    ("Norway has frozen a payment to Kenya.", "SANCTION", "norway=NOR > kenya=KEN", "occurred"),
]
