package read

import "daybook/lexicon"

// The word lists of lexicon/en/parties.txt, by section; the file says what each is for.
var (
	partyLists = readLists("en/parties.txt")

	memberWords = partyLists["members"]
	unitWords   = partyLists["units"]
	collectives = partyLists["collectives"]
	bodyTails   = partyLists["tails"]
	colours     = partyLists["colours"]
	placeHeads  = partyLists["places"]
	notPeople   = partyLists["nobody"]
	raidWords   = partyLists["raids"]
	watchWords  = partyLists["watches"]
	spokesmen   = partyLists["spokesmen"]
	offshoots   = partyLists["offshoots"]
	suspecting  = partyLists["suspecting"]
	opposing    = partyLists["opposing"]
	relatives   = partyLists["relatives"]
	ownedWords  = partyLists["owned"]
	passing     = partyLists["passing"]
	setAt       = partyLists["set at"]
	wayside     = partyLists["wayside"]
	anyone      = partyLists["anyone"]
	planting    = partyLists["planting"]
	retold      = partyLists["retold"]

	insurgentWords = partyLists["insurgents"]
	listJoints     = partyLists["name joints"]
	anySuch        = partyLists["any such"]
	charging       = partyLists["charging"]

	undertakings  = partyLists["undertakings"]
	hauling       = partyLists["hauling"]
	outlaws       = partyLists["outlaws"]
	corpses       = partyLists["corpses"]
	armyWords     = partyLists["armies"]
	madeBy        = partyLists["made by"]
	searches      = partyLists["searches"]
	afflicted     = partyLists["afflicted"]
	operations    = partyLists["operations"]
	gates         = partyLists["gates"]
	launching     = partyLists["launching"]
	charges       = partyLists["charges"]
	officeHeads   = partyLists["offices"]
	calledDoers   = partyLists["called doers"]
	beingOf       = partyLists["being of"]
	accusing      = partyLists["accusing"]
	unmanned      = partyLists["unmanned"]
	answering     = partyLists["answering"]
	denials       = partyLists["denials"]
	explosives    = partyLists["explosives"]
	habitual      = partyLists["habitual"]
	manner        = partyLists["manner"]
	ofNoState     = partyLists["of no state"]
	politicians   = partyLists["politicians"]
	partyHeads    = partyLists["party heads"]
	policeWords   = partyLists["police words"]
	fortune       = partyLists["soldiers of fortune"]
	strikesAbroad = partyLists["strikes abroad"]
	communal      = partyLists["communal"]
	notes         = partyLists["notes"]
	armyNames     = partyLists["army names"]
	aiming        = partyLists["aiming"]
	flung         = partyLists["flung"]
	committing    = partyLists["committing"]
	sameAgain     = partyLists["same again"]
	crewed        = partyLists["crewed"]
	ofStates      = partyLists["of states"]
	ofNobody      = partyLists["of no army"]
	soldierWords  = partyLists["soldiers"]
	officials     = partyLists["officials"]
	individual    = partyLists["offices of one"]
	deliberates   = partyLists["deliberating"]
	sits          = partyLists["bodies that sit"]
	officers      = partyLists["officers"]
	shortOffices  = partyLists["short offices"]
	fights        = partyLists["fights"]
	fightersOf    = partyLists["fighters of"]
	common        = partyLists["ends of names"]
	surnames      = partyLists["surnames"]
	hurtWords     = partyLists["hurt"]
	partitive     = partyLists["those named after of"]
	womanly       = partyLists["of women"]
	manly         = partyLists["of men"]
	written       = partyLists["texts of bodies"]
	noDoers       = partyLists["no doers"]
)

// sideOfClass gives each class of people or of doers the side of a fight on which it stands and the class of those it
// fights, "" for none.
var sideOfClass = readSides()

func readSides() map[string]struct{ side, enemy string } {
	out := map[string]struct{ side, enemy string }{}
	for _, e := range lexicon.Read("en/parties.txt") {
		if e.Section == "sides" {
			out[e.Columns[0]] = struct{ side, enemy string }{e.Columns[1], unless(e.Columns[2])}
		}
	}
	return out
}

// readLists reads the sections of a lexicon file as sets of words.
func readLists(file string) map[string]map[string]bool {
	lists := map[string]map[string]bool{}
	for _, e := range lexicon.Read(file) {
		if lists[e.Section] == nil {
			lists[e.Section] = map[string]bool{}
		}
		lists[e.Section][e.Columns[0]] = true
	}
	return lists
}
