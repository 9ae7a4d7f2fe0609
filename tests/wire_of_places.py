"""Sentences of the wire whose actors are of a country by a place, a people or a body: type, sides and status of the event."""

CASES = [
    # A noun and the place behind it.
    ("A judge in Nairobi dismissed a petition by the opposition.", "REJECT", "judges=KEN > ", "occurred"),
    ("Villagers in Papua New Guinea's Enga province burned a bridge.", "ASSAULT", "villagers=PNG > ", "occurred"),
    ("Immigration officials in Malaysia deported 300 Rohingya refugees.", "COERCE", "officials=MYS > refugees=MMR", "occurred"),
    ("Police in the restive Ethiopian city of Bahir Dar fired tear gas.", "COERCE", "police=ETH > ", "occurred"),
    ("Officials in China's Xinjiang region detained a Kazakh trader.", "COERCE", "officials=CHN > traders=KAZ", "occurred"),
    ("Garment workers in Bangladesh went on strike on Monday.", "PROTEST", "workers=BGD > ", "occurred"),
    ("Nurses across Zimbabwe went on strike on Tuesday.", "PROTEST", "nurses=ZWE > ", "occurred"),
    ("Students at the University of Nairobi blocked roads.", "PROTEST", "students=KEN > ", "occurred"),
    ("Aid workers in Zimbabwe went on strike on Tuesday.", "PROTEST", " > ", "occurred"),
    ("Oxfam officials in Nairobi accused Somalia of theft.", "ACCUSE", "oxfam= > somalia=SOM", "occurred"),
    ("Refugees from Eritrea protested on Friday.", "PROTEST", "refugees=ERI > ", "occurred"),
    ("Kenya deported refugees from Eritrea on Friday.", "COERCE", "kenya=KEN > eritrea=ERI", "occurred"),
    (
        "The mayor of the Sisli district, Kerem Alptekin, criticised Greece.",
        "ACCUSE",
        "kerem alptekin=TUR > greece=GRC",
        "occurred",
    ),
    ("The Archbishop of Manila praised the Philippine president.", "SUPPORT", "manila=PHL > president=PHL", "occurred"),
    # A place, a possessive or a people before it.
    ("Jakarta police detained a Dutch banker.", "COERCE", "police=IDN > bankers=NLD", "occurred"),
    ("Residents of Kinshasa's Limete district rioted on Friday.", "PROTEST", "residents=COD > ", "occurred"),
    (
        "Residents of Mumbai urged the Maharashtra government to close a mine.",
        "REQUEST",
        "residents=IND > maharashtra=IND",
        "occurred",
    ),
    ("Sindh's chief minister rejected a federal plan.", "REJECT", "sindh chief minister=PAK > ", "occurred"),
    ("Kurdish militants attacked Turkish soldiers.", "ASSAULT", "kurdish militants= > turkish troops=TUR", "occurred"),
    ("Chechen rebels attacked Russian troops.", "ASSAULT", "chechen rebels=RUS > russian troops=RUS", "occurred"),
    ("Iraq's top Shi'ite cleric condemned Iran.", "ACCUSE", "iraqi clerics=IRQ > iran=IRN", "occurred"),
    ("Kurds protested in Diyarbakir.", "PROTEST", "kurds= > ", "occurred"),
    ("Bosnian Serb lawmakers rejected a draft law.", "REJECT", "lawmakers=BIH > ", "occurred"),
    # Bodies and offices of a state.
    (
        "Lesotho's main opposition party condemned South Africa.",
        "ACCUSE",
        "opposition party=LSO > south africa=ZAF",
        "occurred",
    ),
    ("Fiji's police commissioner criticised Tonga.", "ACCUSE", "commissioners=FJI > tonga=TON", "occurred"),
    (
        "Egypt's irrigation minister, Tarek Mansi, rejected Ethiopia's offer.",
        "REJECT",
        "tarek mansi=EGY > ethiopia=ETH",
        "occurred",
    ),
    ("Niger's military rulers threatened Benin.", "THREATEN", "rulers=NER > benin=BEN", "occurred"),
    ("The U.N. envoy for Yemen, Hans Lindqvist, thanked Oman.", "SUPPORT", "hans lindqvist= > oman=OMN", "occurred"),
    ("The ministers of Ethiopia and Somalia met in Ankara.", "CONSULT", "ministers=ETH; ministers=SOM > ", "occurred"),
    ("The envoy left Khartoum after the country's rulers threatened Chad.", "THREATEN", "rulers=SDN > chad=TCD", "occurred"),
    ("Bolivian miners denounced Labour Minister Edgar Quispe.", "ACCUSE", "miners=BOL > edgar quispe=BOL", "occurred"),
    # Who acts, and whom it is done to.
    ("Burkinabe soldiers killed at least 20 villagers in Mali.", "ASSAULT", "troops=BFA > villagers=MLI", "occurred"),
    ("Soldiers loyal to Guinea-Bissau's president attacked Senegal.", "ASSAULT", " > senegal=SEN", "occurred"),
    ("Suspected Boko Haram militants attacked Chad.", "ASSAULT", "boko haram=NGA > chad=TCD", "occurred"),
]
