-- officials: Who held which post from when to when?
-- A term begins with an appointment and ends with the first removal of the same person from the same post that is not before it.
CREATE OR REPLACE VIEW officials AS
WITH dated AS (
  SELECT a.*, coalesce(a.organ_id, a.organ, '') AS place, coalesce(a.organ_id, a.organ) AS holder_of,
    coalesce(a.effective_date, d.signed_date, i.published_date) AS "date"
  FROM appointments a JOIN documents d USING (document_id) LEFT JOIN issues i USING (issue_id)
), starts AS (
  SELECT * FROM dated WHERE action IN ('appoint', 'hire')
), stops AS (
  SELECT * FROM dated WHERE action IN ('remove', 'resign', 'retire')
), pairs AS (
  SELECT s.appointment_id AS start_id, arg_min(e.appointment_id, (e."date", e.appointment_id)) AS stop_id
  FROM starts s
  JOIN stops e ON e.person = s.person AND e.place = s.place AND e.post = s.post
    AND (e."date" >= s."date" OR e."date" IS NULL OR s."date" IS NULL) AND e.document_id <> s.document_id
  GROUP BY s.appointment_id
)
  SELECT s.person, s.holder_of AS organ, s.post, s."date" AS since, e."date" AS until,
    CASE WHEN e.appointment_id IS NULL THEN NULL ELSE e.action END AS ended_by, s.probation_months,
    s.appointment_id AS start_id, e.appointment_id AS stop_id, s.document_id AS start_document_id, e.document_id AS stop_document_id
  FROM starts s LEFT JOIN pairs p ON p.start_id = s.appointment_id LEFT JOIN stops e ON e.appointment_id = p.stop_id
UNION ALL
  SELECT e.person, e.holder_of, e.post, NULL, e."date", e.action, NULL, NULL, e.appointment_id, NULL, e.document_id
  FROM stops e WHERE e.appointment_id NOT IN (SELECT stop_id FROM pairs);

-- posts_held_twice: Which post had two holders at once, by what is printed?
-- Posts of one holder: not deputies (副), members, inspectors (调研员, 督查) or consultants.
CREATE OR REPLACE VIEW posts_held_twice AS
SELECT a.organ, a.post, a.person, a.since, a.until, b.person AS other_person, b.since AS other_since, b.until AS other_until,
  a.start_id, b.start_id AS other_start_id
FROM officials a
JOIN officials b ON a.organ = b.organ AND a.post = b.post AND a.person <> b.person
  AND (a.since, a.start_id) < (b.since, b.start_id) AND b.since < coalesce(a.until, DATE '9999-12-31')
WHERE NOT regexp_matches(a.post, '副|成员|委员|调研员|巡视员|督查|督学|顾问|专员|助理|评审员|陪审员|审判员|检察员');

-- posts_left_empty: Which posts lost their holder, and nobody is printed to have followed?
CREATE OR REPLACE VIEW posts_left_empty AS
SELECT o.organ, o.post, o.person AS last_holder, o.until AS since, o.ended_by, o.stop_id, o.stop_document_id
FROM officials o
WHERE o.stop_id IS NOT NULL AND o.organ IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM officials n
    WHERE n.organ = o.organ AND n.post = o.post AND n.start_id IS NOT NULL
      AND n.person <> o.person AND (n.until IS NULL OR n.until > o.until)
      AND (n.since IS NULL OR o.until IS NULL OR n.since >= o.until - INTERVAL 1 YEAR));
