//! Tables: rows of cells to header paths, data rows and values.
