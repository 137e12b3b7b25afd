// in: name; out: nothing. Drops the index of that name, where there is one.
DROP INDEX $name IF EXISTS
