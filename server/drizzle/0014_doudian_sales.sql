CREATE TABLE `doudian_aftersales` (
	`aftersale_no` varchar(24) NOT NULL,
	`sale_id` bigint NOT NULL,
	`state` varchar(10) NOT NULL,
	`refund_fen` bigint NOT NULL,
	`changed_at` datetime(3) NOT NULL,
	CONSTRAINT `doudian_aftersales_aftersale_no` PRIMARY KEY(`aftersale_no`)
);
--> statement-breakpoint
CREATE TABLE `doudian_imports` (
	`shop_id` varchar(20) NOT NULL,
	`imported_until` datetime(3) NOT NULL,
	CONSTRAINT `doudian_imports_shop_id` PRIMARY KEY(`shop_id`)
);
--> statement-breakpoint
CREATE TABLE `doudian_sales` (
	`id` bigint NOT NULL,
	`order_no` varchar(24) NOT NULL,
	`line_no` varchar(24) NOT NULL,
	`product_id` bigint NOT NULL,
	`sku_id` bigint NOT NULL,
	`title` varchar(60) NOT NULL,
	`sku_text` varchar(80) NOT NULL,
	`image_url` varchar(300) NOT NULL,
	`quantity` int NOT NULL,
	`price_fen` bigint NOT NULL,
	`paid_fen` bigint NOT NULL,
	`creator_fen` bigint NOT NULL,
	`net_fen` bigint NOT NULL,
	`cost_fen` bigint,
	`commission` json,
	`state` varchar(12) NOT NULL,
	`verdict` varchar(12) NOT NULL,
	`intent_id` bigint,
	`member_id` bigint,
	`attribution` json,
	`refunded_paid_fen` bigint NOT NULL,
	`refunded_fen` bigint NOT NULL,
	`placed_at` datetime(3) NOT NULL,
	`paid_at` datetime(3),
	`completed_at` datetime(3),
	`changed_at` datetime(3) NOT NULL,
	`accrued_at` datetime(3),
	CONSTRAINT `doudian_sales_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_doudian_sales_line` UNIQUE(`line_no`),
	CONSTRAINT `chk_doudian_sales_amounts` CHECK(`doudian_sales`.`net_fen` = `doudian_sales`.`paid_fen` - `doudian_sales`.`creator_fen` AND `doudian_sales`.`net_fen` >= 0 AND `doudian_sales`.`refunded_paid_fen` <= `doudian_sales`.`paid_fen` AND `doudian_sales`.`refunded_fen` <= `doudian_sales`.`net_fen`)
);
--> statement-breakpoint
CREATE INDEX `idx_doudian_aftersales_sale` ON `doudian_aftersales` (`sale_id`,`state`);--> statement-breakpoint
CREATE INDEX `idx_doudian_sales_member` ON `doudian_sales` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_doudian_sales_intent` ON `doudian_sales` (`intent_id`);--> statement-breakpoint
CREATE INDEX `idx_doudian_sales_verdict` ON `doudian_sales` (`verdict`,`id`);--> statement-breakpoint
CREATE INDEX `idx_skus_doudian` ON `skus` (`doudian_sku_id`);