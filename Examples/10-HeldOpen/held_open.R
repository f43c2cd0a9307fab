# Semeia held open from R, which has one-way pipes only: two named pipes, one for each way.
#   Rscript held_open.R PATH-TO-semeia
suppressPackageStartupMessages(library(jsonlite))
path <- commandArgs(trailingOnly = TRUE)[1]
folder <- tempfile("semeia")
dir.create(folder)
ways <- file.path(folder, c("in", "out"))
stopifnot(system2("mkfifo", shQuote(ways)) == 0)
system(paste(shQuote(path), "--include findings --language en --fail-on never <", shQuote(ways[1]), ">", shQuote(ways[2]), "&"))
# Each end opens when the other does, and in this order on both sides.
questions <- fifo(ways[1], "w", blocking = TRUE)
answers <- fifo(ways[2], "r", blocking = TRUE)

analyze <- function(text, ...) {
  cat(toJSON(list(text = text, ...), auto_unbox = TRUE), "\n", sep = "", file = questions)
  flush(questions)
  fromJSON(readLines(answers, n = 1), simplifyVector = FALSE)
}

for (text in c("I can't sleep.", "I have never\nheard voices.", "")) {
  report <- analyze(text, id = "r")
  concepts <- vapply(report$findings, function(finding) paste(finding$concept, finding$polarity), "")
  cat(report$status, concepts, "\n")
}
close(questions)
stopifnot(length(readLines(answers)) == 0)
close(answers)
unlink(folder, recursive = TRUE)
cat("R: three questions, three answers\n")
