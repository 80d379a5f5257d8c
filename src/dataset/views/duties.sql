-- duties: Which organ has to do what, in which role, and until when?
-- The deadline is the end date that is printed nearest to the duty: in its section, or in its row of a table.
CREATE OR REPLACE VIEW duties AS
WITH table_rows AS (
  SELECT table_id, "row", source_id, min(byte_start) AS row_start, max(byte_end) AS row_end
  FROM table_cells GROUP BY ALL
), due AS (
    SELECT r.responsibility_id, m.milestone_id, m.end_date, abs(m.byte_start - r.byte_start) AS distance
    FROM responsibilities r
    JOIN milestones m ON m.document_id = r.document_id AND m.section_id = r.section_id
    WHERE m.end_date IS NOT NULL AND r.origin <> 'table'
  UNION ALL
    SELECT r.responsibility_id, m.milestone_id, m.end_date, abs(m.byte_start - r.byte_start)
    FROM responsibilities r
    JOIN table_rows t ON t.source_id = r.source_id AND r.byte_start >= t.row_start AND r.byte_start < t.row_end
    JOIN milestones m ON m.document_id = r.document_id AND m.byte_start >= t.row_start AND m.byte_start < t.row_end
    WHERE m.end_date IS NOT NULL AND r.origin = 'table'
), nearest AS (
  SELECT responsibility_id, arg_min(end_date, (distance, milestone_id)) AS deadline,
    arg_min(milestone_id, (distance, milestone_id)) AS milestone_id
  FROM due GROUP BY responsibility_id
)
SELECT coalesce(r.organ_id, r.organ, r.organ_raw) AS organ, r.role, r.task, n.deadline,
  d.number, d.title, coalesce(d.signed_date, i.published_date) AS issued,
  r.organ_raw, r.organ_id, r.origin, r.clause, r.responsibility_id, n.milestone_id, r.document_id, r.section_id,
  r.source_id, r.byte_start, r.byte_end
FROM responsibilities r
JOIN documents d USING (document_id)
LEFT JOIN issues i USING (issue_id)
LEFT JOIN nearest n USING (responsibility_id);

-- macro duties_of(organ): What has this organ to do, known by any of its names?
CREATE OR REPLACE MACRO duties_of(wanted) AS TABLE
  SELECT * FROM duties
  WHERE organ = wanted OR organ_raw = wanted
    OR organ_id IN (SELECT organ_id FROM organs WHERE name = wanted OR list_contains(aliases, wanted))
  ORDER BY deadline NULLS LAST, document_id, clause, responsibility_id;

-- duty_load: How many duties has each organ, and in which roles?
CREATE OR REPLACE VIEW duty_load AS
SELECT d.organ, o.level, o.kind, count(*) AS duties,
  count(*) FILTER (d.role = 'lead') AS leads,
  count(*) FILTER (d.role = 'responsible') AS answers_for,
  count(*) FILTER (d.role NOT IN ('lead', 'responsible')) AS helps,
  count(DISTINCT (d.document_id, d.clause)) AS tasks,
  count(DISTINCT d.document_id) AS documents,
  count(d.deadline) AS with_deadline, min(d.deadline) AS first_deadline, max(d.deadline) AS last_deadline
FROM duties d
LEFT JOIN organs o USING (organ_id)
GROUP BY d.organ, o.level, o.kind;

-- tasks_without_organ: Which tasks has a document left to nobody, though it names who answers for others?
-- A task is a numbered section of a plan without sections below it; a duty of a section holds for those below.
CREATE OR REPLACE VIEW tasks_without_organ AS
WITH leaves AS (
  SELECT s.* FROM sections s
  WHERE s.style <> 'article' AND s.number IS NOT NULL AND s.depth > 1
    AND NOT EXISTS (SELECT 1 FROM sections c WHERE c.parent_id = s.section_id)
    AND s.document_id IN (SELECT document_id FROM responsibilities WHERE origin = 'clause')
), held AS (
  SELECT DISTINCT r.document_id, s.section_id, s.byte_start, s.byte_end
  FROM responsibilities r JOIN sections s USING (section_id)
)
SELECT d.number, d.title, s.label_raw, coalesce(s.heading, s.text) AS task, s.section_id, s.document_id,
  s.source_id, s.byte_start, s.byte_end
FROM leaves s JOIN documents d USING (document_id)
WHERE NOT EXISTS (
    SELECT 1 FROM held h
    WHERE h.document_id = s.document_id AND h.byte_start <= s.byte_start AND h.byte_end >= s.byte_end)
  AND NOT EXISTS (
    SELECT 1 FROM responsibilities r
    WHERE r.document_id = s.document_id AND r.byte_start >= s.byte_start AND r.byte_start < s.byte_end);

-- co_work: Which organs work together, on how many tasks?
CREATE OR REPLACE VIEW co_work AS
SELECT a.organ AS organ, b.organ AS with_organ,
  count(DISTINCT (a.document_id, a.clause)) AS tasks, count(DISTINCT a.document_id) AS documents
FROM duties a
JOIN duties b ON a.document_id = b.document_id AND a.clause = b.clause AND a.organ < b.organ
GROUP BY ALL;

-- deadlines: What is due when, and who answers for it?
CREATE OR REPLACE VIEW deadlines AS
WITH organs_of AS (
  SELECT milestone_id, list(DISTINCT organ ORDER BY organ) AS organs
  FROM duties WHERE milestone_id IS NOT NULL GROUP BY milestone_id
)
SELECT m.end_date AS due, m.end_precision AS "precision", coalesce(m.label, m.task) AS what, m.start_date AS since,
  coalesce(o.organs, []) AS organs, d.number, d.title, m.task, m.date_raw, m.inferred, m.milestone_id, m.document_id,
  m.source_id, m.byte_start, m.byte_end
FROM milestones m
JOIN documents d USING (document_id)
LEFT JOIN organs_of o USING (milestone_id)
WHERE m.end_date IS NOT NULL;
