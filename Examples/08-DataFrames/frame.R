# Reports as data frames in R: one row for each finding.
#   semeia < ../03-Batch/batch.ndjson | Rscript frame.R
suppressPackageStartupMessages(library(jsonlite))

input <- file("stdin")
reports <- lapply(readLines(input), fromJSON, simplifyVector = FALSE)
close(input)
status <- vapply(reports, function(report) report$status, "")
print(table(status))

usable <- reports[status == "ok"]
rows <- lapply(usable, function(report) lapply(report$findings, function(finding) {
  data.frame(id = report$id, language = report$language$tag, concept = finding$concept, polarity = finding$polarity,
             experiencer = finding$experiencer, counted = finding$counted)
}))
findings <- do.call(rbind, unlist(rows, recursive = FALSE))
print(findings, row.names = FALSE)

# Every content value equals its contributions; a score without one is missing, not zero.
for (report in usable) for (score in report$scores) if (!is.null(score$content)) {
  parts <- sum(vapply(score$content$contributions, function(part) as.numeric(part$amount), 0))
  stopifnot(abs(parts - score$content$value) < 1e-6)
}
cat("R:", length(usable), "reports,", nrow(findings), "findings\n")
