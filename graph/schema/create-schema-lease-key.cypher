// in: nothing; out: nothing. Makes it impossible that two leases exist, also in a graph without a schema.
CREATE CONSTRAINT schema_lease_name IF NOT EXISTS FOR (l:SchemaLease) REQUIRE l.name IS UNIQUE
