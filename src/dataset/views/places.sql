-- macro printed(source, start, stop): What is printed at these bytes of a source?
CREATE OR REPLACE MACRO printed(source, start, stop) AS (
  SELECT decode(encode(t.text)[start + 1 : stop]) FROM texts t WHERE t.source_id = source
);

-- located: Where is each row of every dataset printed?
CREATE OR REPLACE VIEW located AS
            SELECT 'blocks' AS dataset, block_id AS id, document_id, NULL AS rule, source_id, byte_start, byte_end FROM blocks
  UNION ALL SELECT 'issues', issue_id, NULL, NULL, source_id, byte_start, byte_end FROM issues
  UNION ALL SELECT 'toc_entries', issue_id || '/toc' || ordinal, document_id, NULL, source_id, byte_start, byte_end FROM toc_entries
  UNION ALL SELECT 'documents', document_id, document_id, NULL, source_id, byte_start, byte_end FROM documents
  UNION ALL SELECT 'attachments', attachment_id, document_id, NULL, source_id, byte_start, byte_end FROM attachments
  UNION ALL SELECT 'sections', section_id, document_id, NULL, source_id, byte_start, byte_end FROM sections
  UNION ALL SELECT 'tables', table_id, document_id, NULL, source_id, byte_start, byte_end FROM tables
  UNION ALL SELECT 'table_cells', table_id || '/' || "row" || '/' || "column", NULL, NULL, source_id, byte_start, byte_end FROM table_cells
  UNION ALL SELECT 'responsibilities', responsibility_id, document_id, rule, source_id, byte_start, byte_end FROM responsibilities
  UNION ALL SELECT 'citations', citation_id, document_id, rule, source_id, byte_start, byte_end FROM citations
  UNION ALL SELECT 'appointments', appointment_id, document_id, rule, source_id, byte_start, byte_end FROM appointments
  UNION ALL SELECT 'people', source_id || '/person@' || byte_start, document_id, rule, source_id, byte_start, byte_end FROM people
  UNION ALL SELECT 'targets', target_id, document_id, rule, source_id, byte_start, byte_end FROM targets
  UNION ALL SELECT 'milestones', milestone_id, document_id, rule, source_id, byte_start, byte_end FROM milestones
  UNION ALL SELECT 'events', event_id, document_id, rule, source_id, byte_start, byte_end FROM events
  UNION ALL SELECT 'contacts', source_id || '/contact@' || byte_start, document_id, rule, source_id, byte_start, byte_end FROM contacts
  UNION ALL SELECT 'mentions', mention_id, document_id, rule, source_id, byte_start, byte_end FROM mentions
  UNION ALL SELECT 'diagnostics', diagnostic_id, document_id, code, source_id, byte_start, byte_end FROM diagnostics;

-- macro source_of(id): What is printed where the row with this id was found, with the words around it?
CREATE OR REPLACE MACRO source_of(wanted) AS TABLE
  SELECT l.dataset, l.id, l.rule, s.path,
    right(decode(encode(t.text)[1 : l.byte_start]), 60) AS "before",
    decode(encode(t.text)[l.byte_start + 1 : l.byte_end]) AS printed,
    left(decode(encode(t.text)[l.byte_end + 1 : ]), 60) AS "after",
    l.source_id, l.byte_start, l.byte_end
  FROM located l
  JOIN texts t USING (source_id)
  JOIN sources s USING (source_id)
  WHERE l.id = wanted
  ORDER BY l.dataset, l.byte_start;

-- macro search(words): Which blocks of text have all these words, which blanks part?
CREATE OR REPLACE MACRO search(words) AS TABLE
  SELECT d.number, d.title, b.kind, b.page, b.text, b.block_id, b.document_id, b.source_id, b.byte_start, b.byte_end
  FROM blocks b
  LEFT JOIN documents d USING (document_id)
  WHERE b.kind NOT IN ('blank', 'page_break', 'furniture')
    AND list_bool_and(list_transform(string_split_regex(trim(words), '\s+'), lambda word: contains(b.text, word)))
  ORDER BY b.source_id, b.ordinal;
