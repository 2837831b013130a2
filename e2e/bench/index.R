# What `hailong index` computes, in part, by R's survey package: Rscript index.R responses.csv g1,g1,…,g8
# Overall by criterion (svymean), unit by criterion (svyby + svymean), unit by content group (svyby + svyratio).
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
responses <- read.csv(arguments[1])
groups <- strsplit(arguments[2], ",")[[1]]
criteria <- paste0("c", seq_along(groups))
satisfied <- as.data.frame(lapply(responses[criteria], function(level) as.numeric(level >= 4)))
responses[criteria] <- satisfied
for (group in unique(groups)) {
  members <- as.matrix(satisfied[criteria[groups == group]])
  responses[[paste0("s_", group)]] <- rowSums(members, na.rm = TRUE)
  responses[[paste0("a_", group)]] <- rowSums(!is.na(members))
}
options(survey.lonely.psu = "adjust")
design <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = responses, nest = TRUE)
sums <- 0
for (criterion in criteria) {
  formula <- as.formula(paste0("~", criterion))
  sums <- sums + coef(svymean(formula, design, na.rm = TRUE))
  byUnit <- svyby(formula, ~unit, design, svymean, na.rm = TRUE)
  sums <- sums + sum(SE(byUnit))
}
for (group in unique(groups)) {
  above <- as.formula(paste0("~s_", group))
  below <- as.formula(paste0("~a_", group))
  byUnit <- svyby(above, ~unit, denominator = below, design = design, svyratio)
  sums <- sums + sum(SE(byUnit))
}
cat(sums, "\n")
