CREATE TABLE `review_pictures` (
	`file_id` bigint NOT NULL,
	`review_id` bigint NOT NULL,
	`position` int NOT NULL,
	CONSTRAINT `review_pictures_file_id` PRIMARY KEY(`file_id`)
);
--> statement-breakpoint
DROP INDEX `idx_reviews_product` ON `reviews`;--> statement-breakpoint
ALTER TABLE `reviews` MODIFY COLUMN `author` varchar(40) NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE `products` ADD `review_summary` json;--> statement-breakpoint
ALTER TABLE `reviews` ADD `member_id` bigint;--> statement-breakpoint
ALTER TABLE `reviews` ADD `order_id` bigint;--> statement-breakpoint
ALTER TABLE `reviews` ADD `order_line_id` bigint;--> statement-breakpoint
ALTER TABLE `reviews` ADD `first_id` bigint;--> statement-breakpoint
ALTER TABLE `reviews` ADD `is_follow_up` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `is_anonymous` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `text_state` varchar(8) DEFAULT 'pass' NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `state` varchar(10) DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `reason` varchar(100) DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `has_pictures` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `has_follow_up` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `reply_text` varchar(500);--> statement-breakpoint
ALTER TABLE `reviews` ADD `replied_at` datetime(3);--> statement-breakpoint
ALTER TABLE `order_lines` ADD `reviewed_at` datetime(3);--> statement-breakpoint
ALTER TABLE `reviews` ADD CONSTRAINT `uq_reviews_line` UNIQUE(`order_line_id`,`is_follow_up`);--> statement-breakpoint
CREATE INDEX `idx_review_pictures_review` ON `review_pictures` (`review_id`,`position`);--> statement-breakpoint
CREATE INDEX `idx_reviews_shown` ON `reviews` (`product_id`,`is_follow_up`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `idx_reviews_first` ON `reviews` (`first_id`);--> statement-breakpoint
CREATE INDEX `idx_reviews_member` ON `reviews` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_reviews_state` ON `reviews` (`state`,`id`);
--> statement-breakpoint
UPDATE `products` SET `review_summary` = (
	SELECT JSON_OBJECT(
		'stars', JSON_ARRAY(COALESCE(SUM(r.`rating` = 1), 0), COALESCE(SUM(r.`rating` = 2), 0), COALESCE(SUM(r.`rating` = 3), 0), COALESCE(SUM(r.`rating` = 4), 0), COALESCE(SUM(r.`rating` = 5), 0)),
		'withPictures', 0,
		'followedUp', 0
	)
	FROM `reviews` r WHERE r.`product_id` = `products`.`id`
);
