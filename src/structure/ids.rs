//! Fills in the ids of a source's records once its source and issue ids are settled.
