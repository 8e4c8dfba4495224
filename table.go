package daybook

// A Table is figures in rows and columns, each with the incidents it counts, so that a published number
// leads back to what it was made of.
type Table struct {
	Title   string   `json:"title"`
	By      string   `json:"by"` // what a row is: "district"
	Columns []string `json:"columns"`
	Rows    []Row    `json:"rows"`
	Total   Row      `json:"total"`
}

// A Row is one line of a Table; it has a cell for each column.
type Row struct {
	Name  string `json:"name"`
	Cells []Cell `json:"cells"`
}

// A Cell is a sum over incidents. Low and High are the sums of the lowest and highest figures; Open says
// that some report left its figure open upwards ("at least 8"), so that High is no bound.
type Cell struct {
	Low       int      `json:"low"`
	Best      int      `json:"best"`
	High      int      `json:"high"`
	Open      bool     `json:"open,omitempty"`
	Incidents []string `json:"incidents,omitempty"`
}
