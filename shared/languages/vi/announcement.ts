/**
 * Sentences of an announcement, in the style of the notes that authorities publish: counts below
 * ten with a leading zero, places as "đứng thứ 26/63" and "đồng hạng 3". Differences are percentage
 * points and are called so; many published notes print them with %.
 */
export const announcement = {
  /** What is measured. */
  indexTitle: 'Chỉ số hài lòng',

  // pieces
  countBelowTen: '0{digit}',
  oneUnit: '{count} đơn vị',
  units: '{count} đơn vị',
  noUnit: 'không có đơn vị nào',
  points: '{digits} điểm phần trăm',
  unitGroup: 'nhóm {name}',
  /** First words of a group's name that say already that it is a group. */
  groupWords: ['nhóm', 'khối'],
  unnamedGroup: 'nhóm các đơn vị khác',
  unnamedTerritory: 'toàn đợt khảo sát',
  inPart: '{name} (các đơn vị được xem)',
  unnamedPart: 'các đơn vị được xem',
  nation: 'cả nước',
  above: 'trên {figure}',
  from: 'từ {figure} trở lên',
  withComma: '{before}, {after}',
  listEnd: '{before} và {last}',
  withSemicolon: '{before}; {after}',
  afterSemicolon: '; {text}',
  inBrackets: ' ({text})',
  namesInBrackets: ' ({units})',
  namedAs: ', gồm {units}',
  including: ': {units}',
  unitWithFigure: '{unit} {figure}',
  unitFigure: '{units} ({figure})',
  tiedFigure: '{units} (cùng {figure})',
  tiedPlace: '{units} (cùng {figure}, đồng hạng {place})',
  countUp: 'tăng {count}',
  countDown: 'giảm {count}',
  countUnchanged: 'không thay đổi',

  // the figure
  level: '{title} năm {year} của {subject} đạt {figure}{changes}.',
  changesAfter: ', {changes}',
  changedUp: 'tăng {points} so với năm {year}',
  changedDown: 'giảm {points} so với năm {year}',
  unchanged: 'không đổi so với năm {year}',
  distanceUp: '{title} năm {year} của {subject} ({figure}) cao hơn mức chung của {reference} ({referenceFigure}) là {points}.',
  distanceDown: '{title} năm {year} của {subject} ({figure}) thấp hơn mức chung của {reference} ({referenceFigure}) là {points}.',
  distanceNone: '{title} năm {year} của {subject} ({figure}) bằng mức chung của {reference} ({referenceFigure}).',
  highestSoFar: 'Mức {figure} năm {year} của {subject} là cao nhất trong {years} năm có số liệu, kể từ năm {since}.',

  // unit groups
  groupOrder: '{title} năm {year} theo nhóm đơn vị: {groups}.',
  groupLeads: '{groups} dẫn đầu với {figure}',
  groupKeepsLead: '{groups} tiếp tục dẫn đầu với {figure}',
  groupTakesLead: '{groups} vươn lên dẫn đầu với {figure}',
  groupsLeadTogether: '{groups} cùng dẫn đầu với {figure}',
  groupAt: '{groups} xếp thứ {place} với {figure}',
  groupsTied: '{groups} đồng hạng {place} với {figure}',
  groupLast: '{groups} thấp nhất với {figure}',
  groupsLastTogether: '{groups} cùng thấp nhất với {figure}',
  lowerMeanHigherBest: 'Mức chung của {lower} ({lowerFigure}) thấp hơn {higher} ({higherFigure}), nhưng đơn vị đứng đầu cao hơn: {lowerBest} so với {higherBest}.',

  // ranking
  leaderAlone: {
    kept: '{units} tiếp tục dẫn đầu {scope} với {figure}.',
    new: '{units} vươn lên dẫn đầu {scope} với {figure} (năm {year}: {before}).',
    partly: '{units} dẫn đầu {scope} với {figure}.',
    unknown: '{units} dẫn đầu {scope} với {figure}.',
  },
  leadersTogether: {
    kept: '{units} tiếp tục cùng dẫn đầu {scope} với {figure}.',
    new: '{units} vươn lên cùng dẫn đầu {scope} với {figure} (năm {year}: {before}).',
    partly: '{units} cùng dẫn đầu {scope} với {figure}; trong đó {kept} đã dẫn đầu năm {year}.',
    unknown: '{units} cùng dẫn đầu {scope} với {figure}.',
  },
  first: '{count} vị trí đứng đầu của {scope} thuộc về {units}.',
  last: '{count} có kết quả thấp nhất của {scope} là {units}.',
  topUnchanged: 'So với năm {year}, tốp {count} đơn vị đứng đầu của {scope} vẫn giữ nguyên là {units}.',
  topSameUnits: 'So với năm {year}, tốp {count} đơn vị đứng đầu của {scope} vẫn là {units}, chỉ thay đổi thứ tự.',
  largestMove: {
    up: '{units} tăng nhiều bậc nhất trong {scope}: tăng {count} bậc so với năm {year}.',
    down: '{units} giảm nhiều bậc nhất trong {scope}: giảm {count} bậc so với năm {year}.',
  },
  largestMoveTogether: {
    up: '{units} cùng tăng nhiều bậc nhất trong {scope}: mỗi đơn vị tăng {count} bậc so với năm {year}.',
    down: '{units} cùng giảm nhiều bậc nhất trong {scope}: mỗi đơn vị giảm {count} bậc so với năm {year}.',
  },
  unitPlace: '{unit} đứng thứ {place}/{total} đơn vị của {scope}{move}.',
  unitPlaceTied: '{unit} đồng hạng {place} trong {total} đơn vị của {scope}{move}.',
  placesUp: ', tăng {count} bậc so với năm {year} (thứ {place}/{total})',
  placesDown: ', giảm {count} bậc so với năm {year} (thứ {place}/{total})',
  placesSame: ', giữ nguyên thứ hạng so với năm {year} (thứ {place}/{total})',

  // counts
  bands: 'Xếp loại các đơn vị của {scope}: {parts}.',
  bandsAgainst: 'Xếp loại các đơn vị của {scope}, so với năm {year}: {parts}.',
  bandCount: '{count} thuộc mức “{band}”{comparison}',
  bandNone: '{count} không thuộc mức nào{named}',
  atFull: 'Có {count} của {scope} đạt 100%{named}{comparison}.',
  atFullAgainst: '; số lượng {change} so với năm {year}',
  noneAtFull: 'Không có đơn vị nào của {scope} đạt 100%{named}{comparison}.',
  reached: 'Có {count}/{total} đơn vị của {scope} đạt {threshold}{named}{rest}{comparison}.',
  noneReached: 'Không có đơn vị nào trong {total} đơn vị của {scope} đạt {threshold}{comparison}.',
  allReached: 'Tất cả {total}/{total} đơn vị của {scope} đều đạt {threshold}{comparison}.',
  below: '{count} dưới {figure}{named}',
  atEdge: '{count} đúng {figure}',
  reachedUp: '; số đơn vị đạt {threshold} tăng so với năm {year} ({count})',
  reachedDown: '; số đơn vị đạt {threshold} giảm so với năm {year} ({count})',
  reachedUnchanged: '; số đơn vị đạt {threshold} không thay đổi so với năm {year}',
  keptAbove: 'Có {count} của {scope} duy trì mức {threshold} trong {years} năm liên tiếp ({from}–{to}){named}.',
  allAboveTimes: 'Đây là lần thứ {times} liên tiếp {total}/{total} đơn vị của {scope} đều đạt {threshold}.',
  allAboveYears: 'Trong {years} năm liên tiếp ({from}–{to}), tất cả đơn vị của {scope} đều đạt {threshold}.',
  changeCounts: 'So với năm {year}, {scope} có {parts}.',
  unitsUp: '{count}/{total} đơn vị tăng',
  unitsUnchanged: '{count}/{total} đơn vị giữ nguyên',
  unitsDown: '{count}/{total} đơn vị giảm',
  unitsNotComparable: '{count} không so sánh được{named}',
  changedBy: '{units} ({points})',
  changedTogetherBy: '{units} (cùng {points})',
  changeRange: {
    up: 'Trong số các đơn vị của {scope} tăng so với năm {year}, tăng nhiều nhất là {largest}, tăng ít nhất là {smallest}.',
    down: 'Trong số các đơn vị của {scope} giảm so với năm {year}, giảm nhiều nhất là {largest}, giảm ít nhất là {smallest}.',
  },
  changeOnly: {
    up: 'Trong {scope}, chỉ {units} tăng so với năm {year}, tăng {points}.',
    down: 'Trong {scope}, chỉ {units} giảm so với năm {year}, giảm {points}.',
  },
  changeAllEqual: {
    up: 'Các đơn vị của {scope} tăng so với năm {year} là {units}, cùng tăng {points}.',
    down: 'Các đơn vị của {scope} giảm so với năm {year} là {units}, cùng giảm {points}.',
  },
};
export type AnnouncementWords = typeof announcement;
