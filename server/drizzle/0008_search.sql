CREATE TABLE `product_terms` (
	`product_id` bigint NOT NULL,
	`position` int NOT NULL,
	`term` varchar(20) NOT NULL,
	CONSTRAINT `product_terms_product_id_position_pk` PRIMARY KEY(`product_id`,`position`)
);
--> statement-breakpoint
CREATE TABLE `blocked_search_words` (
	`word` varchar(20) NOT NULL,
	CONSTRAINT `blocked_search_words_word` PRIMARY KEY(`word`)
);
--> statement-breakpoint
CREATE TABLE `search_counts` (
	`day` varchar(10) NOT NULL,
	`word` varchar(20) NOT NULL,
	`devices` int NOT NULL,
	CONSTRAINT `search_counts_day_word_pk` PRIMARY KEY(`day`,`word`)
);
--> statement-breakpoint
CREATE TABLE `search_marks` (
	`day` varchar(10) NOT NULL,
	`device_mark` varchar(16) NOT NULL,
	`word_mark` varchar(16) NOT NULL,
	CONSTRAINT `search_marks_day_device_mark_word_mark_pk` PRIMARY KEY(`day`,`device_mark`,`word_mark`)
);
--> statement-breakpoint
CREATE INDEX `idx_product_terms_term` ON `product_terms` (`term`,`product_id`);
--> statement-breakpoint
INSERT INTO `product_terms` (`product_id`, `position`, `term`)
SELECT p.`id`, n.`position`, LOWER(SUBSTRING(p.`title`, n.`position` + 1, 20))
FROM `products` p
JOIN (
	SELECT tens.d * 10 + ones.d AS `position`
	FROM (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) tens
	CROSS JOIN (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) ones
) n ON n.`position` < CHAR_LENGTH(p.`title`)
WHERE p.`is_on_shelf` = 1;
