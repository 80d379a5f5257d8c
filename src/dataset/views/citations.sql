-- document_levels: Which level of government issued each document?
-- From the organ that issued it; where that is not known, from the code of its region.
CREATE OR REPLACE VIEW document_levels AS
WITH issued AS (
  SELECT document_id, list_extract(issuers, 1) AS issuer, CASE
    WHEN region_code IS NULL THEN NULL WHEN region_code LIKE '__0000' THEN 'province'
    WHEN region_code LIKE '____00' THEN 'prefecture' ELSE 'county' END AS level_of_region
  FROM documents
)
SELECT i.document_id, coalesce(o.level, i.level_of_region) AS level, i.issuer
FROM issued i
LEFT JOIN organs o ON o.name = i.issuer AND o.level <> 'unknown';

-- citation_lags: How many days behind the document that it carries out came each document, from which level to which?
-- A document without a date counts from the day its issue was published.
CREATE OR REPLACE VIEW citation_lags AS
WITH dated AS (
  SELECT d.document_id, d.number, d.title, coalesce(d.signed_date, i.published_date) AS issued
  FROM documents d LEFT JOIN issues i USING (issue_id)
)
SELECT a.number, a.title, la.level, b.number AS cited_number, b.title AS cited_title, lb.level AS cited_level, l.relation,
  a.issued, b.issued AS cited_issued, a.issued - b.issued AS lag_days, l.from_document_id, l.to_document_id
FROM document_links l
JOIN dated a ON a.document_id = l.from_document_id
JOIN dated b ON b.document_id = l.to_document_id
LEFT JOIN document_levels la ON la.document_id = a.document_id
LEFT JOIN document_levels lb ON lb.document_id = b.document_id
WHERE l.from_document_id <> l.to_document_id;

-- citation_chains: By which steps does a document rest on one of a higher level, and how long did each take?
CREATE OR REPLACE VIEW citation_chains AS
WITH RECURSIVE steps AS (
  SELECT from_document_id AS "start", from_document_id, to_document_id,
    [from_document_id, to_document_id] AS documents, [lag_days] AS lags, 1 AS steps
  FROM citation_lags WHERE relation IN ('basis', 'implements', 'forwards', 'issues')
  UNION ALL
  SELECT s."start", l.from_document_id, l.to_document_id,
    list_append(s.documents, l.to_document_id), list_append(s.lags, l.lag_days), s.steps + 1
  FROM steps s
  JOIN citation_lags l ON l.from_document_id = s.to_document_id
  WHERE l.relation IN ('basis', 'implements', 'forwards', 'issues') AND s.steps < 6 AND NOT list_contains(s.documents, l.to_document_id)
)
SELECT a.number, a.title, la.level, b.number AS top_number, b.title AS top_title, lb.level AS top_level, s.steps,
  list_sum(s.lags) AS lag_days, s.lags, s.documents
FROM steps s
JOIN documents a ON a.document_id = s."start"
JOIN documents b ON b.document_id = s.to_document_id
LEFT JOIN document_levels la ON la.document_id = s."start"
LEFT JOIN document_levels lb ON lb.document_id = s.to_document_id;

-- missing_documents: Which documents are cited most, and are not among the sources?
CREATE OR REPLACE VIEW missing_documents AS
SELECT to_key AS document, sum("count")::BIGINT AS citations, count(DISTINCT from_document_id) AS documents,
  list(DISTINCT relation::VARCHAR ORDER BY relation::VARCHAR) AS relations
FROM document_links WHERE to_document_id IS NULL
GROUP BY to_key;

-- macro status_as_of(day): Which instruments are in force on a day, which not yet, which no more, and by what?
-- Instruments are statutes and normative documents that say when they take effect, expire, or that others repeal.
-- One whose own text says nothing of its effect counts from the day on which it was signed.
CREATE OR REPLACE MACRO status_as_of("day") AS TABLE
  WITH acts AS (
    SELECT c.relation, c.target_document_id AS document_id, d.document_id AS by_id,
      coalesce(d.effective_date, d.signed_date, i.published_date) AS "date"
    FROM citations c
    JOIN documents d USING (document_id)
    LEFT JOIN issues i USING (issue_id)
    WHERE c.relation IN ('repeals', 'amends') AND c.target_document_id IS NOT NULL AND c.target_document_id <> d.document_id
  ), repealed AS (
    SELECT document_id, min("date") AS repealed_on, arg_min(by_id, ("date", by_id)) AS repealed_by
    FROM acts WHERE relation = 'repeals' GROUP BY document_id
  ), amended AS (
    SELECT document_id, list(DISTINCT by_id ORDER BY by_id) FILTER ("date" <= "day") AS amended_by
    FROM acts WHERE relation = 'amends' GROUP BY document_id
  )
  SELECT d.number, d.title, d.genre,
    CASE
      WHEN r.repealed_on <= "day" THEN 'repealed'
      WHEN d.expiry_date < "day" THEN 'expired'
      WHEN coalesce(d.effective_date, d.signed_date) > "day" THEN 'not_yet'
      WHEN coalesce(d.effective_date, d.signed_date) <= "day" THEN 'in_force'
      ELSE 'unknown'
    END AS status,
    d.signed_date, d.effective_date, d.expiry_date, r.repealed_on, r.repealed_by, coalesce(m.amended_by, []) AS amended_by, d.document_id
  FROM documents d
  LEFT JOIN repealed r USING (document_id)
  LEFT JOIN amended m USING (document_id)
  WHERE d.kind = 'legislation' OR d.effective_date IS NOT NULL OR d.expiry_date IS NOT NULL OR r.document_id IS NOT NULL;
