"""The 1,024 words of check word pairs, in English; another language gets a list of its own.

The order never changes: a word's place in it is its number.
Short words for things, chosen apart in letters and sound; none is a word of a call, a number or a direction.
"""

from __future__ import annotations

_WORDS = """
abbey accent acid acorn actor airline album alcove algebra alibi alley almond alpaca alpine amber amulet
anchor angle animal antelope antenna antler anvil apple apricot apron arcade arch archer arena armchair arrow
artist aspen asphalt asteroid athlete atlas attic auburn aunt author autumn avalanche aviary avocado award
axle azalea baby bachelor badge bagel baker balcony balloon bamboo banana banjo banner barbecue barber bargain
baritone barley barn baseball basin basket bathtub bazaar beacon beagle beaver bedroom beehive beetle beetroot
beggar belfry bench berry bicycle billboard bingo biology birch biscuit bishop bison blanket blazer blizzard
blossom blouse bluebell blueprint bobcat bobsled bonfire bonnet book boomerang border bottle boulder bracelet
bramble bread breeze bridge brother brush bubble buffalo bugle bulldog bulletin bumper bundle bunny burger
burgundy burrow butter buttercup butterfly button buzzard cabaret cabbage cabin cactus cafe calendar calf
camel camera campus canal canary candle canoe captain carbon cardigan cargo carnival carpet carrot cartoon
cashew castle cathedral cavern cedar celery celestial cello cement cereal chalk chamber champion chapel
charcoal cheese cherry chestnut chicken chimney chipmunk chisel chocolate choir church cigar cinema cinnamon
circus city clarinet clay cliff cloak clover cobbler cobweb coconut coffee collar colony column comedy comet
compass concert conductor copper coral coriander corner cottage cotton cougar council courtyard cousin coyote
cradle cranberry crane crater crimson crocodile crocus croquet crown crystal cuckoo cucumber cupboard curtain
custard cyclone cymbal cypress daffodil dairy dancer dandelion dashboard daughter dawn decade delta denim
dentist desert detail detective diamond diary digital dinner dinosaur diploma director doctor dogwood dolphin
domino donkey donut doorbell dormitory dragon drama dream drummer duchess dumpling dungeon dusty dwarf dynasty
earring easel echo eclipse editor eggplant elbow elder electron elephant elevator elm embassy emerald emperor
emu engine enigma envelope epic equator espresso essay estate evening evergreen exhibit fabric fairway falcon
family fandango fanfare farmer father fennel ferret festival fiddle fiesta fig film finger firefly fisher
flagpole flagship flamingo flannel flapjack flavor flotilla flute foam folder footprint forest fork formula
fossil fountain fox foxglove fragment freckle freezer friday frog fruit fudge furlong furnace gadget galaxy
gallery gallon garage garden gargoyle garlic garnet gasoline gateway gazelle gecko geranium geyser giant
giraffe glacier gladiator glider globe goblet goggles golden gondola goose gospel graduate grass gravel gravy
greyhound griffin grocer guitar gumdrop gymnast habitat hacksaw haddock halibut halo hamburger hammer hamster
handshake harbor harmony harp harvest hawk hazel hazelnut headphone hedge heirloom helmet herald heron
hibiscus hickory highway hippo hobby hockey holiday holly homework honey hood horizon hornet horse hospital
hotel hound humble hunter hurdle hurricane husky hyacinth hydrogen iceberg icicle idol igloo iguana impala
inbox incense indigo infant inkwell insect inventor invoice iron island item ivory jackal jacket jackpot
jaguar jalapeno janitor jar jasmine javelin jelly jersey jigsaw joker journal juggler juice jukebox jumbo
jungle juniper jury justice kangaroo kayak kernel kerosene ketchup kettle keyboard kilogram kingdom kitchen
kite kitten kiwi koala label labyrinth lacrosse ladder ladybug lagoon lamb landlord lantern laptop larkspur
lasagna laser laundry lavender lawyer leather legend lemon lemonade lentil leopard lettuce librarian library
lifeboat lilac lime limerick limestone linen lipstick lizard llama lobster locket locust lotus luggage lullaby
lumber lunch lyric macaroni machine magenta magician magnolia mahogany mailbox mallet mammoth mandolin mango
manor maple marathon marble margarine marigold market marmalade marsh marzipan mascot mason mattress meadow
medal melody melon memory menu merchant meringue mermaid meteor midnight milkshake miller mineral minister
mixer mocha model molasses monastery monday monument moonbeam morning mosaic mosquito mother mouse movie
mulberry muscle museum mushroom muskrat mystery napkin nation nature navy nectar nectarine needle neighbor
nephew nest network nickel nightgown noodle nostril notebook novel nugget nurse nutmeg nylon oak oasis oatmeal
obelisk ocean octopus odyssey office olive omelet onion onyx opera opossum orange orangutan orbit orchard
orchestra orchid oregano origami ornament osprey ostrich otter outfit oven owl oxygen oyster paddle padlock
pagoda painter pajamas palace palette pamphlet pancake panda papaya paper paprika parachute parade paradise
parchment parent parlor parsley passenger passport pasta pastry patio pattern peacock peanut pebble pelican
pencil pendulum penguin pepper perfume persimmon petal phantom pharmacy pheasant phone photo piano pickle
picnic picture pigeon pillow pilot pimento pineapple pinecone pioneer pirate pistachio pitcher pizza planet
plaster platinum platypus plum plywood poem polar polka pony popcorn porcupine porpoise porridge portrait
postcard potato potpourri pottery powder pretzel prince prism professor profile propeller proverb prune
pudding puffin pulley pumpkin purple puzzle pyramid python quarry quartz quicksand quill quiver rabbit raccoon
radar radio radish raft railway rainbow raincoat raindrop raisin rancher raspberry rattle raven razor recipe
record reindeer relish replica reptile resort rhubarb rhythm ribbon ripple river robin robot rodeo romance
rooster rosemary rubber ruby rucksack ruler runway russet saffron sailor salad salmon salute sample sandal
sandwich sapphire sardine satchel satin saturday saucer sausage savanna saxophone scallop scarecrow scarf
scarlet scholar school science scissors scooter scorpion scout scratch sculptor seagull sedan semolina senator
shadow shampoo shamrock sheriff shingle shipwreck shoulder shovel shrimp shutter siblings sidewalk silk silver
siren sister sketch skunk skylark sled slipper sloth smoke snail snorkel snow snowflake soccer sofa sonata
soprano soup spaghetti spaniel sparrow spatula spearmint spectrum spider spinach spiral sponge spoon spruce
squash squirrel stable stadium staircase stallion starfish statue steeple stencil sticker stomach stork stove
stream student studio sugar suitcase summer sunday sundial sunflower sunrise sunset surfer swallow swimmer
swordfish sycamore symphony syrup tablet tadpole talcum tangerine tapestry tapioca tarantula tartan taxi
teacher teapot telegram telescope temple tennis termite terrace textbook theater thesaurus thimble thistle
thorn thunder thursday thyme ticket tiger timber tinsel toadstool toaster tomato tongue topaz torch tornado
tortoise totem toucan tourist towel tractor trailer trapeze treasure triangle tribe tricycle trident triumph
trolley trombone trophy tropic trout trumpet tuba tuesday tugboat tulip tunnel turban turnip turtle tuxedo
twilight twister typhoon tyrant ukulele umbrella umpire uncle unicorn uniform universe urchin utensil vacuum
vagabond vanilla varnish vase vault velvet vendor veranda verdict vessel veteran viaduct viceroy victory video
village vinegar viola violet violin viper visitor vitamin volcano volume voyage vulture waffle wagon waiter
walkway wallaby walnut walrus waltz wasp watch wedding weekend whale wheat whisker widow wigwam windmill
winter wolf wombat wonder woodland worker workshop wreath wrestler wrinkle yacht yearbook yellow yogurt zebra
zenith zeppelin zigzag zinc zipper zodiac zoology
"""

ENGLISH = tuple(_WORDS.split())
"""Each word stands for its place, 0 to 1,023."""
