// in: version 14; out: the key of accounts whose people sign in at an identity provider
CREATE CONSTRAINT account_provider IF NOT EXISTS FOR (a:Account) REQUIRE a.provider IS UNIQUE;
