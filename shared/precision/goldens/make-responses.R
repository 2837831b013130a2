# Makes responses.csv: invented answers of an invented sample, from a seed. Run once, here:
#   Rscript make-responses.R
# R 4.2.2. Four in a hundred answers are left blank, and some responses answer nothing at all.
# Clusters differ in size and not every unit has responses in every cluster; unit u5 satisfies everyone.
set.seed(20261122)

clusters <- rbind(
  data.frame(stratum = "s1", cluster = sprintf("c%02d", 1:8), size = c(14, 9, 12, 7, 16, 11, 8, 13)),
  data.frame(stratum = "s2", cluster = sprintf("c%02d", 1:6), size = c(10, 18, 9, 13, 6, 15)),
  data.frame(stratum = "s3", cluster = sprintf("c%02d", 1:5), size = c(12, 8, 15, 6, 10)),
  data.frame(stratum = "s4", cluster = "c01", size = 11),
  data.frame(stratum = "s5", cluster = c("c01", "c02", "c03"), size = c(9, 5, 7)),
  data.frame(stratum = "s5", cluster = rep("", 10), size = 1)
)

units <- c("u1", "u2", "u3", "u4", "u5")
better <- c(u1 = 0.9, u2 = 0.5, u3 = 0.1, u4 = 0.7, u5 = 4)
harder <- c(a1 = 0.4, a2 = -0.1, b1 = 0.2, b2 = -0.4, b3 = 0, c1 = -0.7)

level <- function(mean) max(1, min(5, round(mean)))
blank <- function(value) if (runif(1) < 0.04) "" else as.character(value)

person <- function(stratum, cluster, shift) {
  # Two or three units are visited from one cluster; which ones differs from cluster to cluster.
  first <- if (cluster == "") sample(5, 1) else as.integer(substr(cluster, 3, 3))
  near <- units[(first + c(0, 1, 3)) %% 5 + 1]
  unit <- sample(near, 1, prob = c(0.4, 0.35, 0.25))
  own <- shift + rnorm(1, 0, 0.5)
  levels <- sapply(harder, function(each) level(3.7 + better[[unit]] + each + own + rnorm(1, 0, 0.7)))
  if (unit == "u5") levels[] <- sample(4:5, length(levels), replace = TRUE)
  answers <- sapply(levels, blank)
  if (runif(1) < 0.015) answers[] <- ""
  heard <- sapply(1:3, function(option) runif(1) < c(0.6, 0.3, 0.15)[option])
  data.frame(
    stratum = stratum, cluster = cluster, unit = unit, weight = sample(c(0.8, 1, 1.5, 2.25), 1),
    as.list(answers),
    p1 = blank(sample(1:4, 1, prob = plogis(c(0.2, 0.6, 0, -0.8) + c(1, 0.5, 0, 0) * shift))),
    m1 = blank(if (any(heard)) paste(which(heard), collapse = " ") else 3),
    e1 = blank(sample(1:4, 1, prob = c(0.1, 0.2, 0.4, 0.3))),
    sex = as.character(sample(1:2, 1, prob = c(0.44, 0.56))),
    age = as.character(sample(1:3, 1, prob = c(0.25, 0.4, 0.35))),
    work = blank(sample(1:3, 1, prob = c(0.5, 0.3, 0.2)))
  )
}

rows <- do.call(rbind, lapply(seq_len(nrow(clusters)), function(at) {
  one <- clusters[at, ]
  shift <- rnorm(1, 0, 0.45)
  do.call(rbind, lapply(seq_len(one$size), function(each) person(one$stratum, one$cluster, shift)))
}))
write.csv(rows, "responses.csv", row.names = FALSE, quote = FALSE)
