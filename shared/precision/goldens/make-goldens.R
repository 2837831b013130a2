# Makes goldens.json: what R's survey package says of responses.csv under ten designs.
#   Rscript make-goldens.R
# R 4.2.2, survey 4.1.1. Needed to make the file again, never to run the tests. Each value carries
# the call that gave it; `d` is the design of the block, `x` the responses of the scope.
suppressMessages(library(survey))
stopifnot(packageVersion("survey") == "4.1.1")
options(survey.lonely.psu = "adjust")

all_rows <- read.csv("responses.csv", colClasses = "character")
drawn <- read.csv("drawn.csv", colClasses = "character")
population <- read.csv("fpc.csv")

criteria <- list(A = c("a1", "a2"), B = c("b1", "b2", "b3"), C = "c1")
group_weights <- c(A = 2.5, B = 3, C = 0.5)
unit_groups <- list(g1 = c("u1", "u2", "u3"), g2 = c("u4", "u5"))
margins <- list(sex = c(0.48, 0.52), age = c(0.3, 0.45, 0.25), work = c(0.55, 0.25, 0.2))

# ---- the data as numbers -------------------------------------------------------------------------

number <- function(text) suppressWarnings(as.numeric(text))
numbers <- function(rows) {
  rows$weight <- number(rows$weight)
  rows$real <- TRUE
  for (id in unlist(criteria)) {
    level <- number(rows[[id]])
    rows[[paste0("n_", id)]] <- as.numeric(!is.na(level))
    rows[[paste0("s_", id)]] <- as.numeric(!is.na(level) & level >= 4)
    rows[[paste0("g_", id)]] <- ifelse(is.na(level), 0, level / 5)
  }
  rows
}

# Drawn clusters without a response stand in R's data as one row each that no scope takes in.
with_empty <- function(rows) {
  empty <- rows[rep(1, nrow(drawn)), ]
  empty[, c("stratum", "cluster")] <- drawn
  empty$real <- FALSE
  empty$weight <- 1
  rbind(rows, empty)
}

# ---- designs -------------------------------------------------------------------------------------

# use: which columns the design knows; strata: whose rows it holds; made: the call.
designs <- list(
  list(id = "unclustered", use = character(), strata = c("s1", "s2", "s3"),
       made = quote(svydesign(ids = ~1, weights = ~1, data = rows))),
  list(id = "unstratified", use = "cluster", strata = c("s1", "s2", "s3"),
       made = quote(svydesign(ids = ~psu, weights = ~1, data = rows))),
  list(id = "stratified", use = "stratum", strata = c("s1", "s2", "s3"),
       made = quote(svydesign(ids = ~1, strata = ~stratum, weights = ~1, data = rows))),
  list(id = "two-stage", use = c("stratum", "cluster", "drawn"), strata = c("s1", "s2", "s3"),
       made = quote(svydesign(ids = ~psu, strata = ~stratum, weights = ~1, nest = TRUE, data = rows))),
  list(id = "weighted", use = "weight", strata = c("s1", "s2", "s3"),
       made = quote(svydesign(ids = ~1, weights = ~weight, data = rows))),
  list(id = "lone-cluster", use = c("stratum", "cluster", "weight"), strata = c("s1", "s2", "s3", "s4"),
       made = quote(svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = rows))),
  list(id = "finite-population", use = c("stratum", "cluster", "weight", "drawn", "fpc"), strata = c("s1", "s2", "s3"),
       made = quote(svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, fpc = ~clusters_population, nest = TRUE, data = rows))),
  list(id = "mixed", use = c("stratum", "cluster", "weight", "drawn", "fpc"), strata = c("s1", "s2", "s3", "s4", "s5"),
       made = quote(svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, fpc = ~clusters_population, nest = TRUE, data = rows))),
  list(id = "post-stratified", use = c("stratum", "weight"), strata = c("s1", "s2", "s3"), margins = "work",
       made = quote(postStratify(svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = rows), ~work, population_of("work")))),
  list(id = "raked", use = c("stratum", "cluster", "weight"), strata = c("s1", "s2", "s3"), margins = c("sex", "age", "work"),
       made = quote(rake(svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = rows), list(~sex, ~age, ~work), list(population_of("sex"), population_of("age"), population_of("work")), control = list(maxit = 1000, epsilon = 1e-15))))
)

# Totals to weight to: the shares of those who answered; who left the question blank keeps their weight.
population_of <- function(question) {
  known <- rows[[question]] != ""
  freq <- margins[[question]] * sum(rows$weight[known])
  table <- data.frame(as.character(seq_along(freq)), freq)
  names(table) <- c(question, "Freq")
  if (any(!known)) table <- rbind(table, setNames(list("", sum(rows$weight[!known])), names(table)))
  table
}

rows_of <- function(design) {
  rows <- numbers(all_rows[all_rows$stratum %in% design$strata, ])
  if ("drawn" %in% design$use) rows <- with_empty(rows)
  if (!("stratum" %in% design$use)) { rows$cluster <- paste(rows$stratum, rows$cluster, sep = "-"); rows$stratum <- "" }
  # A response without a cluster is a cluster of its own.
  rows$psu <- ifelse(rows$cluster == "", paste("row", seq_len(nrow(rows))), rows$cluster)
  at <- match(rows$stratum, population$stratum)
  rows$clusters_population <- ifelse(is.na(at), Inf, population$clusters_population[at])
  rows
}

# ---- figures -------------------------------------------------------------------------------------

# One term of a figure: share `coef` of Σ above / Σ below.
term <- function(ids, base, coef, units = NULL) list(ids = ids, base = base, coef = coef, units = units)

composite_terms <- function(groups, base, aggregation) switch(aggregation,
  pooled_answers = list(term(unlist(criteria[groups]), base, 1)),
  mean_of_criteria = { ids <- unlist(criteria[groups]); lapply(ids, function(id) term(id, base, 1 / length(ids))) },
  mean_of_groups = lapply(groups, function(g) term(criteria[[g]], base, 1 / length(groups))),
  weighted = lapply(groups, function(g) term(criteria[[g]], base, group_weights[[g]] / sum(group_weights[groups]))))

across <- function(terms, units, across_units) {
  if (across_units == "pooled") return(terms)
  do.call(c, lapply(units, function(unit) lapply(terms, function(one) {
    one$coef <- one$coef / length(units); one$units <- unit; one
  })))
}

columns <- function(data, one) {
  prefix <- if (one$base == "mean_score") "g_" else "s_"
  own <- if (is.null(one$units)) 1 else as.numeric(data$unit %in% one$units)
  list(above = own * rowSums(data[, paste0(prefix, one$ids), drop = FALSE]),
       below = own * rowSums(data[, paste0("n_", one$ids), drop = FALSE]))
}

# What is counted, as text: the criteria of the terms, and the units where each is a term of its own.
described <- function(terms) {
  ids <- unique(unlist(lapply(terms, function(each) paste(each$ids, collapse = "+"))))
  units <- unlist(unique(lapply(terms, function(each) each$units)))
  paste0(if (terms[[1]]$base == "mean_score") "levels / 5" else "satisfied", " of ", paste(ids, collapse = ", "),
         if (is.null(units)) "" else paste0(" in ", paste(units, collapse = ", ")))
}

# Estimate, standard error and design effect of one ratio, or of a linear combination of ratios.
estimate <- function(d, inside, terms) {
  for (at in seq_along(terms)) {
    each <- columns(d$variables, terms[[at]])
    d$variables[[paste0("above", at)]] <- each$above
    d$variables[[paste0("below", at)]] <- each$below
  }
  x <- subset(d, inside)
  if (length(terms) == 1) {
    r <- svyratio(~above1, ~below1, x, deff = "replace")
    return(list(p = as.numeric(coef(r)), se = as.numeric(SE(r)), deff = as.numeric(deff(r)),
                call = sprintf("svyratio(~above, ~answered, x, deff = \"replace\"), above: %s", described(terms))))
  }
  index <- seq_along(terms)
  totals <- svytotal(as.formula(paste("~", paste0("above", index, " + below", index, collapse = " + "))), x)
  text <- paste0(vapply(terms, function(each) format(each$coef, digits = 17), ""), " * above", index, " / below", index, collapse = " + ")
  made <- svycontrast(totals, list(figure = str2lang(text)))
  # The linearised residual of the figure, whose total svyratio too takes the design effect of.
  x$variables$residual <- Reduce(`+`, lapply(index, function(at) {
    total <- coef(totals)[paste0(c("above", "below"), at)]
    terms[[at]]$coef * (x$variables[[paste0("above", at)]] - total[[1]] / total[[2]] * x$variables[[paste0("below", at)]]) / total[[2]]
  }))
  list(p = as.numeric(coef(made)), se = as.numeric(SE(made)),
       deff = as.numeric(deff(svytotal(~residual, x, deff = "replace"))),
       call = sprintf("svycontrast(svytotal(~above1 + answered1 + ..., x), quote(weight1 * above1 / answered1 + ...)), deff of svytotal(~residual, x, deff = \"replace\"); above: %s", described(terms)))
}

logit_interval <- function(p, se, df) plogis(qlogis(p) + c(-1, 1) * qt(0.975, df) * se / (p * (1 - p)))

# Everything about one figure, in percent, with how its interval came about.
figure_of <- function(d, inside, terms, how) {
  found <- estimate(d, inside, terms)
  x <- subset(d, inside)
  n <- sum(weights(x) != 0)
  answered <- sum(sapply(terms, function(each) sum(columns(x$variables, each)$below)))
  df <- degf(x)
  value <- list(n = n, index = 100 * found$p, df = df, call = found$call)
  if (df < 1) return(c(value, se = NA, low = NA, high = NA, deff = NA, reason = "too_few_clusters", interval = ""))
  if (1 - found$p < 1e-12) {
    return(c(value, se = NA, low = 100 * qbeta(0.025, min(n, answered) / how$edge_deff, 1), high = 100, deff = NA, reason = "at_edge",
             interval = "qbeta(0.025, min(n, answered) / max(1, deff of the unit group), 1)"))
  }
  value <- c(value, se = 100 * found$se, deff = found$deff, reason = NA)
  if (!is.null(how$plain)) {
    counts <- columns(x$variables, terms[[1]])
    ends <- suppressWarnings(prop.test(sum(counts$above), sum(counts$below), correct = FALSE)$conf.int)
    return(c(value, low = 100 * ends[1], high = 100 * ends[2], interval = "prop.test(satisfied, answered, correct = FALSE), which is Wilson's"))
  }
  if (!is.null(how$single)) {
    x$variables$yes <- columns(x$variables, terms[[1]])$above
    answering <- subset(x, columns(x$variables, terms[[1]])$below == 1)
    ends <- confint(svyciprop(~yes, answering, method = "xlogit", df = df))
    return(c(value, low = 100 * ends[1], high = 100 * ends[2], interval = "svyciprop(~satisfied, subset(x, answered), method = \"xlogit\", df = degf(x))"))
  }
  ends <- logit_interval(found$p, found$se, df)
  c(value, low = 100 * ends[1], high = 100 * ends[2], interval = "plogis(qlogis(p) + c(-1, 1) * qt(0.975, degf(x)) * SE / (p * (1 - p)))")
}

# ---- what is asked of every design ---------------------------------------------------------------

settings <- list(
  c("share_satisfied", "pooled_answers", "pooled"), c("share_satisfied", "mean_of_criteria", "pooled"),
  c("share_satisfied", "mean_of_groups", "pooled"), c("share_satisfied", "weighted", "pooled"),
  c("mean_score", "pooled_answers", "pooled"), c("mean_score", "mean_of_groups", "pooled"),
  c("share_satisfied", "pooled_answers", "mean_of_units"), c("share_satisfied", "mean_of_criteria", "mean_of_units"))
scopes <- c(list(overall = unlist(unit_groups, use.names = FALSE)), unit_groups, list(u1 = "u1", u2 = "u2", u3 = "u3", u4 = "u4", u5 = "u5"))
group_holding <- function(unit) unit_groups[[which(vapply(unit_groups, function(g) unit %in% g, TRUE))]]

satisfaction <- function(d, setting, use) {
  base <- setting[1]; aggregation <- setting[2]; across_units <- setting[3]
  out <- list()
  for (scope in names(scopes)) {
    is_unit <- grepl("^u", scope)
    if (is_unit && across_units == "mean_of_units") next
    units <- scopes[[scope]]
    inside <- d$variables$real & d$variables$unit %in% units
    wanted <- list(overall = composite_terms(names(criteria), base, aggregation))
    if (aggregation == "pooled_answers") wanted <- c(wanted, list(B = composite_terms("B", base, aggregation)),
      if (across_units == "pooled") list(b2 = list(term("b2", base, 1)), c1 = list(term("c1", base, 1))))
    if (aggregation == "mean_of_criteria") wanted$B <- composite_terms("B", base, aggregation)
    for (id in names(wanted)) {
      terms <- across(wanted[[id]], units, across_units)
      is_single <- id %in% c("b2", "c1") && base == "share_satisfied"
      in_group <- d$variables$real & d$variables$unit %in% (if (is_unit) group_holding(scope) else units)
      how <- list(edge_deff = if (is_unit) max(1, estimate(d, in_group, wanted[[id]])$deff) else 1)
      if (is_single) how[[if (length(use) == 0) "plain" else "single"]] <- TRUE
      out[[length(out) + 1]] <- c(list(baseFigure = base, aggregation = aggregation, acrossUnits = across_units, scope = scope, figure = id), figure_of(d, inside, terms, how))
    }
  }
  out
}

# Shares of options, and an expectation's share of the wanted levels 3 and 4, over everyone.
options_of <- function(d, use) {
  asked <- function(id, chosen, label) {
    answer <- d$variables[[id]]
    d$variables[[paste0("n_", label)]] <- as.numeric(answer != "")
    d$variables[[paste0("s_", label)]] <- as.numeric(chosen(answer))
    how <- setNames(list(1, TRUE), c("edge_deff", if (length(use) == 0) "plain" else "single"))
    c(list(baseFigure = "share_satisfied", aggregation = "pooled_answers", acrossUnits = "pooled", scope = "overall", figure = label),
      figure_of(d, d$variables$real, list(term(label, "share_satisfied", 1)), how))
  }
  list(asked("p1", function(a) a == "2", "p1:2"), asked("p1", function(a) a == "4", "p1:4"),
       asked("m1", function(a) grepl("2", a), "m1:2"), asked("e1", function(a) a %in% c("3", "4"), "e1"))
}

# ---- which units are surely better -------------------------------------------------------------

# Ranked together: the units of g1, and four of both groups (the fifth satisfies everyone and has no standard error).
ranked_together <- list(g1 = unit_groups$g1, region = c("u1", "u2", "u3", "u4"))

# Difference of the log odds of two units, its standard error with their covariance, t with the df of both.
p_of_pair <- function(d, pair) {
  for (at in 1:2) {
    each <- columns(d$variables, term(unlist(criteria), "share_satisfied", 1, pair[at]))
    d$variables[[paste0("above", at)]] <- each$above
    d$variables[[paste0("below", at)]] <- each$below
  }
  x <- subset(d, d$variables$real & d$variables$unit %in% pair)
  odds <- svycontrast(svytotal(~above1 + below1 + above2 + below2, x),
                      list(difference = quote(log(above1 / (below1 - above1)) - log(above2 / (below2 - above2)))))
  t <- as.numeric(coef(odds)) / as.numeric(SE(odds))
  list(better = if (t > 0) pair[1] else pair[2], worse = if (t > 0) pair[2] else pair[1], p = 2 * pt(-abs(t), degf(x)))
}

ranks_of <- function(d) lapply(ranked_together, function(units) {
  pairs <- apply(combn(units, 2), 2, function(pair) p_of_pair(d, pair), simplify = FALSE)
  surely <- pairs[p.adjust(vapply(pairs, function(each) each$p, 0), "holm") <= 0.05]
  lapply(setNames(nm = units), function(unit) list(
    rankLow = 1 + sum(vapply(surely, function(each) each$worse == unit, NA)),
    rankHigh = length(units) - sum(vapply(surely, function(each) each$better == unit, NA))))
})

# ---- written out ---------------------------------------------------------------------------------

json <- function(value) {
  if (is.list(value)) {
    inner <- vapply(value, json, "")
    if (is.null(names(value))) return(paste0("[\n", paste(inner, collapse = ",\n"), "\n]"))
    return(paste0("{", paste0("\"", names(value), "\": ", inner, collapse = ", "), "}"))
  }
  if (length(value) != 1) return(paste0("[", paste(vapply(value, json, ""), collapse = ", "), "]"))
  if (is.na(value)) "null" else if (is.numeric(value)) sprintf("%.15g", value) else encodeString(value, quote = "\"")
}

blocks <- lapply(designs, function(design) {
  rows <<- rows_of(design)
  d <- eval(design$made)
  list(id = design$id, made = paste(deparse(design$made, width.cutoff = 500), collapse = " "), use = as.list(design$use), strata = as.list(design$strata), margins = as.list(design$margins),
       ranks = ranks_of(d),
       figures = c(do.call(c, lapply(settings, function(each) satisfaction(d, each, design$use))), options_of(d, design$use)))
})
writeLines(json(list(
  tool = "R 4.2.2, survey 4.1.1, options(survey.lonely.psu = \"adjust\")",
  ranks = "p.adjust(p of svycontrast(svytotal(...), log odds of one unit - log odds of the other), \"holm\") <= 0.05",
  scope = "x <- subset(d, unit %in% units of the scope)",
  groupWeights = as.list(group_weights), margins = lapply(margins, as.list), designs = blocks)), "goldens.json")
