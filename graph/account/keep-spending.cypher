// in: day, process, sum {inputTokens, outputTokens, cost} of the process on that day so far; out: nothing. Sums only grow: what is less than what is kept changes nothing.
MERGE (s:Spending {day: $day, process: $process})
SET s.process = $process // locks the node before its sums are looked at
WITH s
WHERE coalesce(s.inputTokens + s.outputTokens, -1) < $sum.inputTokens + $sum.outputTokens
SET s.inputTokens = $sum.inputTokens, s.outputTokens = $sum.outputTokens, s.cost = $sum.cost
