-- number_gaps: Which numbers of a series of documents are not among the sources?
CREATE OR REPLACE VIEW number_gaps AS
WITH series AS (
  SELECT number_prefix, number_year, list(DISTINCT number_seq) AS there, min(number_seq) AS first, max(number_seq) AS last
  FROM documents WHERE number_seq IS NOT NULL AND number_prefix IS NOT NULL
  GROUP BY ALL HAVING max(number_seq) > min(number_seq)
)
SELECT number_prefix, number_year, first, last, len(there) AS there,
  list_filter(range(first, last + 1), lambda seq: NOT list_contains(there, seq)) AS missing
FROM series
WHERE len(there) <= last - first;

-- contents_and_documents: Where do the table of contents and the documents of an issue differ?
CREATE OR REPLACE VIEW contents_and_documents AS
  SELECT t.issue_id, CASE WHEN t.document_id IS NULL THEN 'no document' ELSE 'other title' END AS difference,
    t.title AS contents_title, d.title AS document_title, t.page, d.page_from, t.document_id
  FROM toc_entries t LEFT JOIN documents d USING (document_id)
  WHERE t.document_id IS NULL OR t.title_matches IS FALSE
UNION ALL
  SELECT d.issue_id, 'not in contents', NULL, d.title, NULL, d.page_from, d.document_id
  FROM documents d
  WHERE d.issue_id IN (SELECT issue_id FROM toc_entries)
    AND d.document_id NOT IN (SELECT document_id FROM toc_entries WHERE document_id IS NOT NULL);

-- source_quality: How well was each source understood?
CREATE OR REPLACE VIEW source_quality AS
WITH size AS (
  SELECT source_id, sum(byte_end - byte_start)::BIGINT AS text_bytes,
    coalesce(sum(byte_end - byte_start) FILTER (kind = 'unknown'), 0)::BIGINT AS unknown_bytes
  FROM blocks GROUP BY source_id
), found AS (
  SELECT source_id, count(*) FILTER (severity = 'error') AS errors, count(*) FILTER (severity = 'warning') AS warnings,
    count(*) FILTER (severity = 'note') AS notes, count(*) FILTER (family = 'source') AS of_source,
    count(*) FILTER (family = 'parser') AS of_parser
  FROM diagnostics GROUP BY source_id
), documents_of AS (
  SELECT source_id, count(*) AS documents FROM documents GROUP BY source_id
)
SELECT s.path, s.kind, s.format, s.issue_id, coalesce(d.documents, 0) AS documents, coalesce(z.text_bytes, 0) AS text_bytes,
  coalesce(z.unknown_bytes, 0) AS unknown_bytes, round(100.0 * z.unknown_bytes / nullif(z.text_bytes, 0), 2) AS unknown_percent,
  coalesce(f.errors, 0) AS errors, coalesce(f.warnings, 0) AS warnings, coalesce(f.notes, 0) AS notes,
  coalesce(f.of_source, 0) AS of_source, coalesce(f.of_parser, 0) AS of_parser, s.source_id
FROM sources s
LEFT JOIN size z USING (source_id)
LEFT JOIN found f USING (source_id)
LEFT JOIN documents_of d USING (source_id);
