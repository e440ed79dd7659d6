"""Countries, continents and the states of the United States: too large to point to anybody."""

from data.identifiers.names import plain

_LARGE = """
Afghanistan, Africa, Alabama, Alaska, Albania, Algeria, America, Angola, Argentina, Arizona,
Arkansas, Armenia, Asia, Australia, Austria, Azerbaijan, Bangladesh, Belarus, Belgium, Benin,
Bolivia, Bosnia, Botswana, Brazil, Britain, Bulgaria, Burkina Faso, Burma, Burundi, California,
Cambodia, Cameroon, Canada, Caribbean, Central America, Central Asia, Chad, Chile, China,
Colombia, Colorado, Congo, Connecticut, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic,
Delaware, Denmark, Dominican Republic, East Africa, Eastern Europe, Ecuador, Egypt, El Salvador,
England, Eritrea, Estonia, Ethiopia, Europe, European Union, Fiji, Finland, Florida, France,
Gabon, Gambia, Georgia, Germany, Ghana, Greece, Guatemala, Guinea, Guyana, Haiti, Hawaii,
Honduras, Hong Kong, Hungary, Iceland, Idaho, Illinois, India, Indiana, Indonesia, Iowa, Iran,
Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kansas, Kazakhstan, Kentucky,
Kenya, Korea, Kosovo, Kuwait, Kyrgyzstan, Laos, Latin America, Latvia, Lebanon, Lesotho, Liberia,
Libya, Lithuania, Louisiana, Macedonia, Madagascar, Maine, Malawi, Malaysia, Mali, Malta,
Maryland, Massachusetts, Mauritania, Mexico, México, Michigan, Middle East, Minnesota,
Mississippi, Missouri, Moldova, Mongolia, Montana, Montenegro, Morocco, Mozambique, Myanmar,
Namibia, Nebraska, Nepal, Netherlands, Nevada, New England, New Hampshire, New Jersey, New Mexico,
New York, New Zealand, Nicaragua, Niger, Nigeria, North America, North Carolina, North Dakota,
North Korea, Northern Ireland, Norway, Ohio, Oklahoma, Oman, Oregon, Pakistan, Palestine, Panama,
Papua New Guinea, Paraguay, Pennsylvania, Peru, Perú, Philippines, Poland, Portugal, Puerto Rico,
Qatar, Rhode Island, Romania, Russia, Rwanda, Saudi Arabia, Scotland, Senegal, Serbia, Sierra
Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa, South America, South Asia, South
Carolina, South Dakota, South Korea, South Sudan, Southeast Asia, Spain, España, Sri Lanka, Sudan,
Suriname, Swaziland, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Tennessee, Texas,
Thailand, Togo, Trinidad, Tunisia, Turkey, Turkmenistan, UAE, UK, US, USA, Uganda, Ukraine, United
Arab Emirates, United Kingdom, United States, Uruguay, Utah, Uzbekistan, Venezuela, Vermont,
Vietnam, Virginia, Wales, Washington, West Africa, West Virginia, Western Europe, Wisconsin,
Wyoming, Yemen, Zambia, Zimbabwe
"""
LARGE = frozenset(plain(" ".join(name.split())) for name in _LARGE.split(","))
