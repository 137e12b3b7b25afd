// in: version 11; out: nothing. Communities are looked at once more, because changes of before version 11 are not recorded.
MATCH (c:Collection) REMOVE c.communitiesVersion;
