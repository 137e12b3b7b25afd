// in: version 5; out: the key of what chat models have cost a day, one node a process
CREATE CONSTRAINT spending_day_process IF NOT EXISTS FOR (s:Spending) REQUIRE (s.day, s.process) IS UNIQUE;
