DROP TABLE pack_sale_reversals;
DROP TABLE pack_sale_seats;
DROP TABLE pack_sales;
