// in: day; out: inputTokens, outputTokens, cost of all processes on that day; one row, zeros where nothing was spent.
MATCH (s:Spending {day: $day})
RETURN sum(s.inputTokens) AS inputTokens, sum(s.outputTokens) AS outputTokens, sum(s.cost) AS cost
