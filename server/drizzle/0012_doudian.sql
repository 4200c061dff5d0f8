CREATE TABLE `doudian_intents` (
	`id` bigint NOT NULL,
	`member_id` bigint,
	`device_id` varchar(40) NOT NULL,
	`product_id` bigint NOT NULL,
	`sku_id` bigint NOT NULL,
	`quantity` int NOT NULL,
	`doudian_shop_id` varchar(20) NOT NULL,
	`doudian_product_id` varchar(20) NOT NULL,
	`doudian_sku_id` varchar(20) NOT NULL,
	`distributor_id` bigint,
	`code` varchar(12),
	`evidence` json NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `doudian_intents_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `products` ADD `doudian_shop_id` varchar(20);--> statement-breakpoint
ALTER TABLE `products` ADD `doudian_product_id` varchar(20);--> statement-breakpoint
ALTER TABLE `skus` ADD `doudian_sku_id` varchar(20);--> statement-breakpoint
CREATE INDEX `idx_doudian_intents_member` ON `doudian_intents` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_doudian_intents_device` ON `doudian_intents` (`device_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_doudian_intents_sku` ON `doudian_intents` (`doudian_sku_id`,`id`);