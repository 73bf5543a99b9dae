/* si-demo-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-demo-words.h"

#define PIECE 1000
#define HALF_METRE 500
#define QUARTER_METRE 250
#define EIGHTH_KILO 125

#define GARMENT_COLOURS "White|Black|Navy|Maroon|Bottle Green|Sky Blue|Charcoal|Beige"
#define GARMENT_SIZES "XS|S|M|L|XL|XXL"
#define CHILD_SIZES "2-3 Y|4-5 Y|6-7 Y|8-9 Y|10-11 Y|12-13 Y"
#define SHOE_SIZES "39|40|41|42|43|44|45"
#define INK_COLOURS "Blue|Black|Red|Green"
#define PAPER_COLOURS "White|Cream|Light Blue|Light Green|Pink|Yellow"
#define HOME_COLOURS "Red|Blue|Green|Ivory|Grey"
#define PAPER_SIZES "A3|A4|A5|Legal"
#define PACK_SIZES "250 g|500 g|1 kg|5 kg"

const SiDemoGodown si_demo_godowns[SI_DEMO_N_GODOWNS] = {
  { "97637", "Karachi Warehouse", NULL }, { "97641", "Lahore Warehouse", NULL },
  { "97658", "Islamabad Outlet", NULL },  { "97660", "Rawalpindi Outlet", NULL },
  { "97672", "Faisalabad Godown", NULL }, { "97684", "Multan Godown", "Multan Cantt Godown" },
  { "97695", "Peshawar Outlet", NULL },   { "97713", "Hyderabad Godown", NULL },
};

const SiDemoFamily si_demo_families[] = {
  /* Things that are given away */
  { "PTFB", 5, PIECE, 900, TRUE,
    "SNS Gift Voucher|SNS Loyalty Card|SNS Scratch Card|SNS Discount Card|SNS Bill Book", NULL,
    "Rs 100|Rs 250|Rs 500|Rs 1,000|Rs 5,000" },
  { "PFLY", 13, PIECE, 1500, TRUE, "SNS Small Flyers|SNS Large Flyers|SNS Eid Flyers|SNS Leaflets",
    NULL, "8 x 10|10 x 12|12 x 14|12 x 16|14 x 18|16 x 20" },
  { "PBAG", 1, PIECE, 1200, TRUE, "Shopping Bag|Kraft Paper Bag|Non-Woven Bag|Gift Bag",
    "White|Brown|Printed", "Small|Medium|Large" },
  { "PTAG", 1, PIECE, 2000, TRUE, "Price Tag|Barcode Label|Hang Tag|Security Tag", "White|Yellow",
    "25 x 15 mm|38 x 25 mm|50 x 30 mm|80 x 40 mm" },

  /* Packaging */
  { "PBOX", 1, PIECE, 400, FALSE, "Corrugated Carton|Gift Box|Mailer Box|Pizza Box", NULL,
    "6 x 6 x 6|8 x 8 x 4|10 x 8 x 6|12 x 12 x 10|16 x 12 x 12|24 x 18 x 18" },
  { "PTAP", 1, PIECE, 220, FALSE, "Packing Tape|Masking Tape|Double-Sided Tape|Fragile Tape",
    "Clear|Brown", "12 mm x 50 m|24 mm x 50 m|48 mm x 50 m|72 mm x 100 m" },
  { "PWRP", 1, QUARTER_METRE, 180, FALSE, "Bubble Wrap|Stretch Film|Gift Wrap Roll|Foam Sheet",
    NULL, "0.5 m wide|1 m wide|1.5 m wide" },
  { "PPLY", 1, EIGHTH_KILO, 60, FALSE, "Polythene Bags, Loose|Zip-Lock Bags, Loose|Garbage Bags",
    "Clear|Black|Blue", "8 x 12|12 x 18|18 x 24|24 x 36" },

  /* Stationery */
  { "SPEN", 1, PIECE, 240, FALSE,
    "Ball Pen|Gel Pen|Fountain Pen|Marker|Highlighter|Pen &amp; Pencil Set", INK_COLOURS,
    "0.5 mm|0.7 mm|1.0 mm" },
  { "SPCL", 1, PIECE, 300, FALSE, "Lead Pencil HB|Lead Pencil 2B|Colour Pencils|Wax Crayons", NULL,
    "Pack of 6|Pack of 12|Pack of 24" },
  { "SPAP", 1, PIECE, 160, FALSE, "Copier Paper 70 g|Copier Paper 80 g|Card Sheet|Chart Paper",
    PAPER_COLOURS, PAPER_SIZES },
  { "SNTB", 1, PIECE, 130, FALSE,
    "Exercise Book, Single Ruled|Exercise Book, Square Ruled|Register|Spiral Notebook|Drawing Book",
    NULL, "40 pages|80 pages|120 pages|200 pages|400 pages" },
  { "SFIL", 1, PIECE, 90, FALSE, "Box File|Ring Binder|Clip File|Plastic Folder|Expanding File",
    "Blue|Black|Red|Grey", "A4|Legal" },
  { "SDSK", 1, PIECE, 45, FALSE,
    "Stapler|Staples|Paper Punch|Scissors|Glue Stick|Correction Fluid|Desk Organiser|Tape "
    "Dispenser",
    NULL, "Small|Standard|Heavy Duty" },
  { "SINK", 1, PIECE, 24, FALSE, "Toner Cartridge|Ink Bottle|Printer Ribbon|Drum Unit",
    "Black|Cyan|Magenta|Yellow", "Original|Compatible" },
  { "SROL", 1, PIECE, 350, FALSE, "Thermal Receipt Roll|Carbonless Receipt Roll|Label Roll", NULL,
    "57 mm x 30 m|57 mm x 50 m|80 mm x 50 m|80 mm x 80 m|110 mm x 100 m" },

  /* Garments */
  { "GMTS", 1, PIECE, 18, FALSE, "Men's T-Shirt|Men's Polo Shirt|Men's Henley", GARMENT_COLOURS,
    GARMENT_SIZES },
  { "GMSH", 1, PIECE, 14, FALSE, "Men's Formal Shirt|Men's Casual Shirt, Checked|Men's Denim Shirt",
    "White|Black|Sky Blue|Grey", "38|39|40|41|42|43|44" },
  { "GMKS", 1, PIECE, 12, FALSE,
    "Men's Shalwar Kameez, Wash &amp; Wear|Men's Shalwar Kameez, Cotton|Men's Kurta, Embroidered",
    GARMENT_COLOURS, GARMENT_SIZES },
  { "GMTR", 1, PIECE, 15, FALSE, "Men's Jeans|Men's Chinos|Men's Trousers, Pleated",
    "Black|Blue|Khaki|Grey", "30|32|34|36|38|40" },
  { "GWKR", 1, PIECE, 10, FALSE,
    "Women's Kurti, Printed Lawn|Women's Kurti, Khaddar|Women's Long Shirt, Chikankari",
    "Teal|Mustard|Rust|Lilac|Off-White|Black", GARMENT_SIZES },
  { "GWSU", 1, PIECE, 9, FALSE,
    "Unstitched Lawn Suit, 3 Piece|Unstitched Khaddar Suit, 2 Piece|Chiffon Suit, 3 Piece",
    "Teal|Mustard|Rust|Lilac|Peach|Mint|Plum|Navy", "Vol. 1|Vol. 2|Vol. 3" },
  { "GWDP", 1, PIECE, 22, FALSE, "Dupatta, Chiffon|Dupatta, Organza|Shawl, Pashmina|Hijab, Jersey",
    "Black|White|Maroon|Navy|Mint|Peach|Plum|Camel", NULL },
  { "GCBY", 1, PIECE, 11, FALSE, "Boys' T-Shirt|Boys' Shorts|Boys' Kurta Pyjama|Boys' School Shirt",
    "White|Navy|Grey|Maroon", CHILD_SIZES },
  { "GCGR", 1, PIECE, 11, FALSE, "Girls' Frock|Girls' Tights|Girls' Kurti|Girls' School Tunic",
    "Pink|Navy|Grey|Yellow", CHILD_SIZES },
  { "GSCK", 1, PIECE, 70, FALSE, "Ankle Socks|School Socks|Sports Socks|Woollen Socks",
    "White|Black|Grey|Navy", "Small|Medium|Large" },
  { "GFTW", 1, PIECE, 7, FALSE, "Peshawari Chappal|Men's Sandals|Canvas Sneakers|Kolhapuri Khussa",
    "Black|Brown|Tan", SHOE_SIZES },

  /* Fabric by the metre */
  { "FCTN", 1, QUARTER_METRE, 140, FALSE, "Cotton Lawn|Cambric|Poplin|Khaddar|Latha",
    GARMENT_COLOURS, NULL },
  { "FSLK", 1, QUARTER_METRE, 55, FALSE, "Raw Silk|Chiffon|Organza|Velvet|Jamawar",
    "Red|Gold|Emerald|Royal Blue|Ivory|Black", NULL },
  { "FCUR", 1, HALF_METRE, 75, FALSE, "Curtain Fabric, Jacquard|Blackout Lining|Net Curtain Fabric",
    "Ivory|Grey|Coffee|Rust", "54 in|90 in|110 in" },

  /* Kitchen and home */
  { "KCUP", 1, PIECE, 48, FALSE,
    "Tea Cup &amp; Saucer|Coffee Mug|Espresso Cup|Glass Tumbler|Soup Bowl", HOME_COLOURS,
    "Single|Set of 6" },
  { "KPLT", 1, PIECE, 40, FALSE,
    "Dinner Plate|Quarter Plate|Rice Platter|Serving Dish|Salt &amp; Pepper Set",
    "White|Blue Pottery|Floral|Grey", "Melamine|Stoneware" },
  { "KPAN", 1, PIECE, 13, FALSE,
    "Karahi, Cast Iron|Frying Pan, Non-Stick|Degchi with Lid|Tawa|Pressure Cooker", NULL,
    "18 cm|20 cm|22 cm|24 cm|26 cm|28 cm|30 cm" },
  { "KCUT", 1, PIECE, 95, FALSE, "Table Spoon|Tea Spoon|Fork|Dinner Knife|Ladle|Peeler|Tongs", NULL,
    "Single|Set of 6|Set of 12" },
  { "KSTR", 1, PIECE, 34, FALSE, "Airtight Jar|Lunch Box|Water Bottle|Spice Box|Bread Bin",
    HOME_COLOURS, "Small|Large" },
  { "HBED", 1, PIECE, 12, FALSE, "Bed Sheet, Percale|Comforter|Quilt Cover|Pillow Case, Pair",
    "White|Grey|Floral|Blue|Maroon", "Single|Double|King" },
  { "HTWL", 1, PIECE, 38, FALSE, "Hand Towel|Bath Towel|Kitchen Towel|Bath Mat",
    "White|Beige|Sky Blue|Grey|Rose", "400 g/m2|550 g/m2" },
  { "HRUG", 1, PIECE, 6, FALSE, "Prayer Mat, Velvet|Dhurrie, Handloom|Door Mat, Coir|Floor Rug",
    "Red|Green|Blue|Brown", "60 x 90 cm|90 x 150 cm|120 x 180 cm" },
  { "HCLN", 1, PIECE, 85, FALSE, "Dish Wash Liquid|Floor Cleaner|Glass Cleaner|Bleach|Hand Wash",
    "Lemon|Rose|Pine", "250 ml|500 ml|1 l|5 l" },
  { "HBKT", 1, PIECE, 28, FALSE, "Bucket|Wash Tub|Mug|Basket|Dust Bin with Lid", HOME_COLOURS,
    "5 l|10 l|20 l" },

  /* Food */
  { "DRCE", 1, EIGHTH_KILO, 420, FALSE, "Basmati Rice, Loose|Sella Rice, Loose|Broken Rice, Loose",
    NULL, "Old Crop|New Crop|Super Kernel" },
  { "DPUL", 1, EIGHTH_KILO, 160, FALSE,
    "Daal Chana|Daal Masoor|Daal Moong|Daal Maash|White Chickpeas|Red Beans", NULL,
    "Loose|Washed|Whole" },
  { "DSPC", 1, EIGHTH_KILO, 38, FALSE,
    "Red Chilli Powder|Turmeric|Coriander Seed|Cumin|Garam Masala|Black Pepper", NULL,
    "Loose|Ground|Whole" },
  { "DTEA", 1, PIECE, 75, FALSE, "Black Tea|Green Tea|Kashmiri Tea|Cardamom Tea", NULL,
    PACK_SIZES },
  { "DBSC", 1, PIECE, 130, FALSE,
    "Zeera Biscuits|Cream Biscuits|Cake Rusk|Digestive Biscuits|Nankhatai", NULL,
    "Ticky Pack|Half Roll|Family Pack|Carton of 24" },
  { "DNUT", 1, EIGHTH_KILO, 32, FALSE, "Almonds|Cashews|Pistachios|Walnuts|Raisins|Dried Apricots",
    NULL, "Loose|Roasted|Premium" },
  { "DBEV", 1, PIECE, 110, FALSE,
    "Mango Nectar|Lemonade|Rooh-e-Gulab Syrup|Mineral Water|Tamarind Drink", NULL,
    "200 ml|500 ml|1 l|1.5 l" },

  /* Electrical, toys, care */
  { "EBLB", 1, PIECE, 52, FALSE, "LED Bulb|LED Tube|Emergency Light|Night Lamp",
    "Warm White|Day Light", "5 W|9 W|12 W|18 W" },
  { "ECBL", 1, QUARTER_METRE, 210, FALSE,
    "Copper Cable 2-Core|Copper Cable 3-Core|Coaxial Cable|Network Cable Cat 6", "White|Black|Grey",
    "1.0 sq mm|1.5 sq mm|2.5 sq mm" },
  { "EACC", 1, PIECE, 26, FALSE, "USB Cable, Type C|HDMI Cable|Audio Cable|Extension Board",
    "White|Black", "1 m|2 m|5 m" },
  { "EPNL", 1, PIECE, 5, FALSE, "LED Panel 32&quot;|LED Panel 43&quot;|LED Panel 55&quot;", NULL,
    "Wall Mount|Table Stand" },
  { "TOYS", 1, PIECE, 16, FALSE,
    "Building Blocks|Toy Truck|Doll House|Jigsaw Puzzle|Ludo &amp; Snakes Board|Cricket Bat", NULL,
    "Small|Medium|Large|Deluxe" },
  { "CSOP", 1, PIECE, 140, FALSE, "Beauty Soap|Shampoo|Hair Oil|Hand Lotion|Toothpaste",
    "Almond|Rose|Neem|Aloe Vera", "Small|Regular|Family" },

  /* Descriptions in Urdu and Arabic */
  { "UGHR", 1, PIECE, 30, FALSE,
    "چائے کی پیالی|شیشے کا گلاس|لوہے کی کڑاہی|پلاسٹک کی بالٹی|اسٹیل کی دیگچی|لکڑی کا چمچ|صابن "
    "دانی|جھاڑو",
    NULL, "چھوٹا سائز|بڑا سائز" },
  { "UKPR", 1, PIECE, 12, FALSE,
    "مردانہ شلوار قمیض|زنانہ دوپٹہ|سوتی چادر|بچوں کا اسکول بیگ|نماز کی ٹوپی|گرم شال|تولیہ", NULL,
    "سفید رنگ|سیاہ رنگ|نیلا رنگ" },
  { "UKHN", 1, EIGHTH_KILO, 90, FALSE,
    "باسمتی چاول|چنے کی دال|لال مرچ پاؤڈر|ہلدی|خشک میوہ|گڑ|سرسوں کا تیل", NULL, "1 kg|5 kg|10 kg" },
  { "UIMP", 1, PIECE, 14, FALSE,
    "سجادة صلاة|مسبحة خشبية|بخور عود|عطر مسك|تمر عجوة فاخر|عسل سدر جبلي|ثوب رجالي أبيض", NULL,
    "حجم صغير|حجم كبير" },
};
const guint si_demo_n_families = G_N_ELEMENTS (si_demo_families);

const SiDemoGone si_demo_gone[] = {
  { "PCAL25", "Wall Calendar 2025, Large", 12, 9051, 12, 3, 1 },
  { "GSWT03", "Men's Sweater, Woollen (L)", 16, 9164, 4, 2, 4 },
  { "PFLY07", "SNS Ramadan Flyers (10 x 12)", 1, 9118, 60, 4, 11 },
  { "DMNG02", "Sindhri Mango Crate", 46, 9233, 2, 1, 26 },
  { "EFAN01", "Pedestal Fan (18 in)", 49, 9207, 3, 5, 47 },
};
const guint si_demo_n_gone = G_N_ELEMENTS (si_demo_gone);

const SiDemoAlert si_demo_alerts[] = {
  /* Low */
  { "GMTS57", NULL, 35 * PIECE, FALSE },
  { "PTFB15", NULL, 3620 * PIECE, FALSE },
  { "FCTN27", "97658", 91 * HALF_METRE, FALSE },
  { "SPAP51", "97637", 20 * PIECE, FALSE },
  { "UGHR05", "97637", 4 * PIECE, FALSE },
  { "PCAL25", NULL, 30 * PIECE, FALSE },

  /* Fine */
  { "CSOP24", NULL, 500 * PIECE, FALSE },
  { "DRCE04", NULL, 250 * PIECE, FALSE },
  { "PFLY22", "97637", 1500 * PIECE, FALSE },
  { "SPEN01", "97684", 500 * PIECE, FALSE },

  { "EBLB11", NULL, 150 * PIECE, TRUE },
};
const guint si_demo_n_alerts = G_N_ELEMENTS (si_demo_alerts);

const char *const si_demo_remarks[] = {
  "12 per carton, 48 cartons per pallet",
  "display piece, not for sale before the season opens",
  "supplier changed in spring; check the seal before issuing and report damaged pieces to the "
  "godown keeper the same day",
  "export quality, left over from an order",
  "seasonal; return what is not sold to the Karachi Warehouse within two weeks of the end of the "
  "promotion, with the gate pass attached",
  "store away from sunlight &amp; moisture",
  "one per customer",
  "sample approved by the buying office; the bulk must match it in colour, weight and finish",
};
const guint si_demo_n_remarks = G_N_ELEMENTS (si_demo_remarks);
