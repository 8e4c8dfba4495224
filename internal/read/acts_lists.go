package read

// The word lists of lexicon/en/telling.txt, by section; the file says what each is for.
var (
	tellingLists = readLists("en/telling.txt")

	unrealBefore  = tellingLists["unreal"]
	attemptBefore = tellingLists["attempts"]
	blameBefore   = tellingLists["blame"]
	denying       = tellingLists["denials"]
	atLarge       = tellingLists["at large"]
	happens       = tellingLists["happening"]
	roadWords     = tellingLists["roads"]
	harming       = tellingLists["harming"]
	aircraft      = tellingLists["aircraft"]
	missiles      = tellingLists["missiles"]
	eventNouns    = tellingLists["events"]
	furtherWords  = tellingLists["further"]
	othersDo      = tellingLists["others do"]
	hunting       = tellingLists["hunts"]
	mobs          = tellingLists["mobs"]
	tribes        = tellingLists["tribes"]
	facilities    = tellingLists["facilities"]
	settled       = tellingLists["settled"]
	asideWords    = tellingLists["aside"]
	missions      = tellingLists["missions"]
	officeWords   = tellingLists["offices"]
	backPointers  = tellingLists["points back"]
	parting       = tellingLists["parting"]
	bodyWords     = tellingLists["bodies"]
	findWords     = tellingLists["finding"]
	devices       = tellingLists["devices"]
	demands       = tellingLists["demands"]
	coloured      = tellingLists["coloured"]
	duds          = tellingLists["duds"]
	downing       = tellingLists["downing"]
	takesThings   = tellingLists["takes things"]
)
