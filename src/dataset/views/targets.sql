-- target_series: How does a quantity go on over the years: what was planned, and what came out?
-- A value whose period was over when the document was signed is a result, any other a plan.
CREATE OR REPLACE VIEW target_series AS
SELECT coalesce(d.region_code, list_extract(d.issuers, 1)) AS whose, t.subject, t.unit,
  CAST(year(coalesce(t.period_end, t.period_start)) AS INTEGER) AS "year",
  CASE WHEN t.period_end <= coalesce(d.signed_date, i.published_date) THEN 'result' ELSE 'plan' END AS stands_for,
  t.comparator, t."value", t.value_max, t.cumulative, t.value_raw, t.period_raw, d.number, d.title, t.target_id, t.document_id,
  t.source_id, t.byte_start, t.byte_end
FROM targets t
JOIN documents d USING (document_id)
LEFT JOIN issues i USING (issue_id)
WHERE t.subject IS NOT NULL AND coalesce(t.period_end, t.period_start) IS NOT NULL;

-- plan_and_result: Which plan has a result for the same year, and by how much do they differ?
CREATE OR REPLACE VIEW plan_and_result AS
SELECT p.whose, p.subject, p.unit, p."year", p.comparator, p."value" AS planned, r."value" AS reached,
  r."value" - p."value" AS difference, p.target_id AS plan_id, r.target_id AS result_id
FROM target_series p
JOIN target_series r ON r.whose = p.whose AND r.subject = p.subject AND r.unit = p.unit AND r."year" = p."year"
WHERE p.stands_for = 'plan' AND r.stands_for = 'result';

-- totals_that_differ: Which totals of tables are not the sums of their parts?
CREATE OR REPLACE VIEW totals_that_differ AS
SELECT d.number, d.title, t.caption, t.unit, x.message, t.table_id, x.diagnostic_id, x.document_id,
  x.source_id, x.byte_start, x.byte_end
FROM diagnostics x
LEFT JOIN documents d USING (document_id)
LEFT JOIN tables t ON t.source_id = x.source_id AND x.byte_start >= t.byte_start AND x.byte_end <= t.byte_end
WHERE x.code IN ('table-total-mismatch', 'text-table-mismatch');
