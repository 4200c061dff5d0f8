ALTER TABLE `products` ADD `sold_base` int DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `products` p LEFT JOIN (
  SELECT k.product_id, SUM(s.sold) + COALESCE(SUM(r.returned), 0) AS units
  FROM skus k JOIN stocks s ON s.sku_id = k.id
  LEFT JOIN (SELECT sku_id, SUM(quantity) AS returned FROM stock_movements WHERE reason = 'return' GROUP BY sku_id) r ON r.sku_id = k.id
  GROUP BY k.product_id
) t ON t.product_id = p.id SET p.sold_base = GREATEST(0, p.sold_count - COALESCE(t.units, 0));
