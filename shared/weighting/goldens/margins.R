# Makes responses.csv and goldens.json of this folder: Rscript margins.R
# R 4.2.2, survey 4.1.1. The tests read the two files and never run R.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust", digits = 17)

set.seed(20261122)
n <- 160
d <- data.frame(
  stratum = rep(c("city", "delta"), each = n / 2),
  cluster = c(sample(paste0("c", 1:6), n / 2, TRUE), sample(paste0("d", 1:5), n / 2, TRUE)),
  unit = sample(c("north", "south"), n, TRUE),
  weight = rep(c(1, 2.5), each = n / 2)
)
d$sex <- sample(c(1, 2, 0), n, TRUE, c(.38, .57, .05))
# Age and schooling hang together, so that raking has work to do; 0 is "left blank".
d$age <- sample(c(1, 2, 3, 0), n, TRUE, c(.2, .5, .25, .05))
d$schooling <- ifelse(d$age == 3, sample(1:2, n, TRUE, c(.8, .2)), sample(1:2, n, TRUE, c(.35, .65)))
lift <- c(city = .3, delta = -.2)[d$stratum] + c(.4, .1, -.5, 0)[ifelse(d$age == 0, 4, d$age)]
level <- function() sample(0:1, n, TRUE) + 3 + (runif(n) < plogis(lift + .8))
blank <- function(x) ifelse(runif(n) < .08, 0, pmin(5, x))
d$c1 <- blank(level()); d$c2 <- blank(level()); d$c3 <- blank(level())
write.csv(d, "responses.csv", row.names = FALSE, quote = FALSE)

d$s <- rowSums(d[, c("c1", "c2", "c3")] >= 4)
d$a <- rowSums(d[, c("c1", "c2", "c3")] >= 1)
d$u <- seq_len(n)
shares <- list(sex = c(.49, .51), age = c(.3, .45, .25), schooling = c(.4, .6))

# Targets: share of the design-weighted total of those who answered; blank keeps its total.
target <- function(q) {
  w <- tapply(d$weight, factor(d[[q]]), sum)
  answered <- sum(d$weight[d[[q]] > 0])
  out <- data.frame(names(w), as.vector(w)); names(out) <- c(q, "Freq")
  for (i in seq_along(shares[[q]])) out$Freq[out[[q]] == i] <- shares[[q]][i] * answered
  out
}
designs <- list(
  clustered = svydesign(ids = ~cluster, strata = ~stratum, nest = TRUE, weights = ~weight, data = d),
  unclustered = svydesign(ids = ~1, weights = ~weight, data = d)
)
strict <- list(maxit = 1000, epsilon = 1e-14)
weigh <- list(
  post_stratified = function(x) postStratify(x, ~sex, target("sex")),
  raked = function(x) rake(x, list(~sex, ~age, ~schooling), list(target("sex"), target("age"), target("schooling")), control = strict)
)
trim <- function(x) trimWeights(x, lower = .8 * d$weight, upper = 1.2 * d$weight, strict = TRUE)

num <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
figure <- function(x) {
  whole <- svyratio(~s, ~a, x); north <- svyratio(~s, ~a, subset(x, unit == "north"))
  sprintf('"whole": %s, "north": %s', num(c(coef(whole), SE(whole))), num(c(coef(north), SE(north))))
}
lines <- c()
for (kind in names(weigh)) for (design in names(designs)) for (trimmed in c(FALSE, TRUE)) {
  x <- weigh[[kind]](designs[[design]])
  if (trimmed) x <- trim(x)
  lines <- c(lines, sprintf('  { "kind": "%s", "design": "%s", "isTrimmed": %s, %s,\n    "weights": %s }',
    kind, design, tolower(trimmed), figure(x), num(weights(x))))
}
writeLines(c("[", paste(lines, collapse = ",\n"), "]"), "goldens.json")
