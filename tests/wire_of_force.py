"""Events of force and protest as news agencies of every continent tell them: who, to whom, of which countries, with which status.

Whole sentences through the whole machine, so that a case fails where any step of the way to an event breaks. The sentences are
our own and their persons invented.
"""

# Sentence, type, sources > targets (part of the name = country), status.
CASES = [
    # protests in cities
    ("Protesters in Tbilisi burned an effigy of the prime minister.", "PROTEST", "protesters=GEO > ", "occurred"),
    ("Teachers in Zimbabwe began a strike on Monday.", "PROTEST", "teachers=ZWE > ", "occurred"),
    ("Sri Lankan trade unions called a general strike.", "PROTEST", "=LKA > ", "occurred"),
    ("Angry villagers in northern Ghana blocked a highway.", "PROTEST", "villagers=GHA > ", "occurred"),
    ("Riots broke out in Nairobi after the verdict.", "PROTEST", " > ", "occurred"),
    # arrests
    ("Police in Kampala arrested opposition leader Moses Okello on Friday.", "COERCE", "police=UGA > okello=UGA", "occurred"),
    ("Turkish police detained 14 journalists in Diyarbakir.", "COERCE", "police=TUR > ", "occurred"),
    (
        "Ethiopian security forces arrested dozens of activists in Addis Ababa.",
        "COERCE",
        "forces=ETH > activists=ETH",
        "occurred",
    ),
    (
        "Police in the Indian state of Assam arrested three Bangladeshi nationals.",
        "COERCE",
        "police=IND > nationals=BGD",
        "occurred",
    ),
    ("Hong Kong police arrested pro-democracy campaigner Alan Kwok.", "COERCE", "police=HKG > kwok=", "occurred"),
    (
        "Two Kenyan lawyers were detained at Entebbe airport by Ugandan immigration officials.",
        "COERCE",
        "=UGA > lawyers=KEN",
        "occurred",
    ),
    ("Egyptian authorities have detained a British businessman.", "COERCE", "=EGY > =GBR", "occurred"),
    (
        "Spanish police said they had arrested four suspected militants in Melilla.",
        "COERCE",
        "police=ESP > militants=ESP",
        "occurred",
    ),
    ("An Iranian court jailed a French researcher for five years.", "COERCE", "court=IRN > researcher=FRA", "occurred"),
    # statements about other states
    ("Hezbollah threatened to retaliate against Israel.", "THREATEN", "hezbollah=LBN > israel=ISR", "occurred"),
    # sanctions
    ("The European Union imposed sanctions on Belarus.", "SANCTION", "european union= > belarus=BLR", "occurred"),
    (
        "Washington has frozen the assets of three Zimbabwean officials.",
        "COERCE",
        "united states=USA > officials=ZWE",
        "occurred",
    ),
    ("Australia cut aid to Fiji after the coup.", "SANCTION", "australia=AUS > fiji=FJI", "occurred"),
    ("Ecuador expelled the Peruvian ambassador.", "SANCTION", "ecuador=ECU > ambassador=PER", "occurred"),
    ("Morocco severed diplomatic ties with Iran.", "SANCTION", "morocco=MAR > iran=IRN", "occurred"),
    ("Canada recalled its ambassador from Saudi Arabia.", "SANCTION", "canada=CAN > saudi arabia=SAU", "occurred"),
    ("The bank was fined by Swiss regulators.", "SANCTION", "=CHE > ", "occurred"),
    # airstrikes
    ("Israeli warplanes bombed targets in the Gaza Strip.", "ASSAULT", "=ISR > ", "occurred"),
    ("Russian air strikes killed 12 civilians in Aleppo.", "ASSAULT", "russia=RUS > ", "occurred"),
    ("Turkish jets hit Kurdish rebel camps in northern Iraq.", "ASSAULT", "=TUR > ", "occurred"),
    ("A U.S. drone strike killed a senior Taliban commander in Pakistan.", "ASSAULT", "united states=USA > =AFG", "occurred"),
    ("Two villages in Nagorno-Karabakh were shelled overnight.", "ASSAULT", " > ", "occurred"),
    # clashes, attacks
    ("Colombian guerrillas ambushed an army patrol.", "ASSAULT", "guerrillas=COL > ", "occurred"),
    ("Al Shabaab fighters stormed a hotel in Mogadishu.", "ASSAULT", "shabaab=SOM > ", "occurred"),
    ("Burmese rebels seized a border post near Thailand.", "ASSAULT", "rebels=MMR > ", "occurred"),
    ("Ugandan soldiers killed nine rebels of the Lord's Resistance Army.", "ASSAULT", "=UGA > =UGA", "occurred"),
    ("A car bomb exploded in central Baghdad.", "ASSAULT", " > ", "occurred"),
    ("Ethiopian and Eritrean forces clashed near Badme.", "ASSAULT", "=ETH; =ERI > ", "occurred"),
    # hostage taking
    ("A German engineer was abducted in Kano.", "ASSAULT", " > engineer=DEU", "occurred"),
    # courts
    ("A Kenyan court sentenced a Ugandan trader to ten years in prison.", "SANCTION", "court=KEN > trader=UGA", "occurred"),
    ("Singapore executed a Nigerian drug smuggler.", "ASSAULT", "singapore=SGP > =NGA", "occurred"),
    ("A Moscow court fined opposition politician Ilya Sorokin.", "SANCTION", "=RUS > sorokin=", "occurred"),
    # deportations, borders
    ("Malaysia deported 120 Indonesian workers.", "COERCE", "malaysia=MYS > workers=IDN", "occurred"),
    ("Hungary closed its border with Serbia.", "COERCE", "hungary=HUN > serbia=SRB", "occurred"),
    ("Kuwait has barred Iranian ships from its ports.", "COERCE", "kuwait=KWT > =IRN", "occurred"),
    ("Tanzania banned two Kenyan newspapers.", "COERCE", "tanzania=TZA > =KEN", "occurred"),
    ("Authorities in Minsk shut down an independent radio station.", "COERCE", "authorities=BLR > ", "occurred"),
    ("Thai authorities imposed a curfew in three southern provinces.", "COERCE", "=THA > ", "occurred"),
    ("Angola expelled thousands of Congolese migrants.", "COERCE", "angola=AGO > migrants=COD", "occurred"),
    # cyber
    ("North Korean hackers attacked South Korean banks.", "COERCE", "hackers=PRK > =KOR", "occurred"),
    ("Estonian government websites were hit by a cyber attack.", "COERCE", " > =EST", "occurred"),
    # mediators, UN bodies
    ("The Arab League suspended Syria's membership.", "SANCTION", "arab league= > syria=SYR", "occurred"),
    ("UN peacekeepers opened fire on protesters in Goma.", "ASSAULT", "united nations= > protesters=COD", "occurred"),
    # headlines
    ("Kenya deports British preacher", "COERCE", "kenya=KEN > preacher=GBR", "occurred"),
    ("Tamil Tigers bomb Colombo airport", "ASSAULT", "tigers=LKA > =LKA", "occurred"),
    ("Peru rebels attack army convoy", "ASSAULT", "rebels=PER > ", "occurred"),
    ("Lebanese army arrests Syrian militant", "COERCE", "=LBN > =SYR", "occurred"),
    ("Thousands protest in Algiers against president", "PROTEST", " > ", "occurred"),
    ("EU slaps tariffs on Chinese steel", "SANCTION", "european union= > china=CHN", "occurred"),
    ("Somali pirates seize South Korean tanker", "COERCE", "pirates=SOM > =KOR", "occurred"),
    ("Protests erupt in Conakry over power cuts", "PROTEST", " > ", "occurred"),
    # nominalised
    (
        "The arrest of opposition leader Issa Diallo by Guinean police sparked anger.",
        "COERCE",
        "police=GIN > diallo=GIN",
        "occurred",
    ),
    ("Israel's assassination of a Hamas commander drew condemnation.", "ASSAULT", "israel=ISR > =PSE", "occurred"),
    (
        "The expulsion of Rwandan diplomats by South Africa deepened the crisis.",
        "SANCTION",
        "africa=ZAF > diplomats=RWA",
        "occurred",
    ),
    ("China's ban on Japanese seafood took effect on Thursday.", "COERCE", "china=CHN > japan=JPN", "occurred"),
    # passives
    ("Five Egyptian policemen were killed by gunmen in Sinai.", "ASSAULT", "gunmen=EGY > policemen=EGY", "occurred"),
    ("A Spanish trawler was seized by the Mauritanian navy.", "COERCE", "navy=MRT > =ESP", "occurred"),
    ("The French ambassador was expelled from Burkina Faso.", "SANCTION", " > ambassador=FRA", "occurred"),
    ("Three Vietnamese fishermen were detained by China.", "COERCE", "china=CHN > fishermen=VNM", "occurred"),
    (
        "Former president Alpha Barry was sentenced to death by a military court in Conakry.",
        "SANCTION",
        "court=GIN > barry=GIN",
        "occurred",
    ),
    ("Two Pakistani soldiers were wounded in an attack in Quetta.", "ASSAULT", " > =PAK", "occurred"),
    # relative clauses, apposition
    ("Peter Novak, a Slovak journalist, was arrested in Minsk.", "COERCE", " > novak=SVK", "occurred"),
    ("The M23, a rebel group backed by Rwanda, captured Goma.", "ASSAULT", "m23=COD > ", "occurred"),
    ("The militant group al Qaeda threatened to attack Denmark.", "THREATEN", "qaeda= > denmark=DNK", "occurred"),
    # institutions without country word
    ("The FBI arrested a Russian hacker.", "COERCE", "=USA > hacker=RUS", "occurred"),
    ("The Pentagon sent two warships to the Gulf.", "MOBILIZE", "=USA > ", "occurred"),
    # coordinated
    ("French and Malian troops killed ten militants near Gao.", "ASSAULT", "=FRA; troops=MLI > militants=MLI", "occurred"),
    ("Chinese and Indian troops exchanged fire on the border.", "ASSAULT", "=CHN; troops=IND > ", "occurred"),
    # possessives, elsewhere named
    ("Libya's coast guard intercepted 90 migrants.", "COERCE", "guard=LBY > ", "occurred"),
    ("Mozambique's Renamo fighters attacked a bus.", "ASSAULT", "renamo=MOZ > ", "occurred"),
    ("Turkey's ruling party expelled three lawmakers.", "SANCTION", "party=TUR > lawmakers=TUR", "occurred"),
    ("President Faustin Mbala dissolved parliament in the Central African Republic.", "COERCE", "mbala=CAF > ", "occurred"),
    # military, mobilise
    ("North Korea test-fired two missiles into the Sea of Japan.", "MOBILIZE", "korea=PRK > ", "occurred"),
    ("Ethiopia massed troops along the border with Eritrea.", "MOBILIZE", "ethiopia=ETH > eritrea=ERI", "occurred"),
    ("The Philippine government put police on alert in Manila.", "MOBILIZE", "=PHL > ", "occurred"),
    ("Burundi's army has been put on high alert.", "MOBILIZE", "=BDI > ", "occurred"),
    # economy, companies
    ("Gazprom cut gas supplies to Moldova.", "SANCTION", "gazprom=RUS > moldova=MDA", "occurred"),
    # status
    ("Cambodia plans to close its border with Laos.", "COERCE", "cambodia=KHM > laos=LAO", "planned"),
    ("Turkey has not attacked Kurdish fighters.", "ASSAULT", "turkey=TUR > fighters=", "denied"),
    ("Eritrean troops allegedly killed hundreds of civilians in Tigray.", "ASSAULT", "troops=ERI > ", "alleged"),
    ("Greek seamen threatened to strike over pension cuts.", "THREATEN", "=GRC > ", "occurred"),
    ("Residents of Port-au-Prince attacked a police station.", "ASSAULT", "residents=HTI > police=HTI", "occurred"),
    ("A Palestinian gunman wounded two Israeli soldiers near Hebron.", "ASSAULT", "=PSE > =ISR", "occurred"),
    (
        "Bahraini security forces fired tear gas at demonstrators in Manama.",
        "COERCE",
        "forces=BHR > demonstrators=BHR",
        "occurred",
    ),
    ("The Sri Lankan navy detained 14 Indian fishermen on Wednesday.", "COERCE", "navy=LKA > fishermen=IND", "occurred"),
    ("Mexican marines captured the leader of the Zetas drug cartel.", "COERCE", "=MEX > =MEX", "occurred"),
    ("Kyrgyz opposition activists seized the governor's office in Osh.", "COERCE", "activists=KGZ > ", "occurred"),
    # unnamed actors of the scene, and what is told with numbers
    ("At least 30 Kenyan soldiers were killed in Somalia.", "ASSAULT", " > troops=KEN", "occurred"),
    ("Rebels killed at least 30 Kenyan soldiers in Mali.", "ASSAULT", "rebels=MLI > troops=KEN", "occurred"),
    ("In Chad, gunmen abducted 12 farmers on Monday.", "ASSAULT", "gunmen=TCD > farmers=TCD", "occurred"),
    ("Police used batons against protesters in Chad.", "COERCE", "police=TCD > protesters=TCD", "occurred"),
    ("Malian troops returned fire on Monday.", "ASSAULT", "troops=MLI > ", "occurred"),
    ("Chadian troops inflicted heavy losses on Malian rebels.", "ASSAULT", "troops=TCD > rebels=MLI", "occurred"),
    ("Ann Moyo accused President Jan Reed of fraud.", "ACCUSE", "moyo= > reed=", "occurred"),
    ("Kenya vowed to crush Somali rebels.", "THREATEN", "kenya=KEN > rebels=SOM", "occurred"),
    ("Nurses in Chad are still on strike.", "PROTEST", "nurses=TCD > ", "occurred"),
]
