Feature: Missing answers
  Unknown is never no. Without an answer to a safety question nothing is decided, and a person who is not
  sure is treated as one who may have the sign. Whatever a table does not mention, the person answers as in
  people.md.

  Scenario Outline: No plan without an answer to each safety question
    Given a person with two weeks of simple low back pain
    And the person says nothing about "<question>"
    When the rules are run
    Then nothing is decided before "<question>" is answered

    Examples:
      | question                       |
      | Age                            |
      | Where it hurts                 |
      | Time since it began            |
      | How it goes                    |
      | How it began                   |
      | Bladder, bowel, between legs   |
      | Arms, legs and walking         |
      | Chest, breath, tummy           |
      | Head, face and sight           |
      | Fever, illness, falls, changes |
      | Health conditions              |
      | Medicines                      |
      | Pain at its easiest            |
      | Pain on moving                 |
      | What makes it worse            |
      | What eases it                  |
      | How it feels                   |
      | Minutes a day                  |
      | Days a week                    |
      | Exercise habit                 |

  Scenario Outline: A question that only some are asked must be answered by them
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | <question> | <answer> |
    And the person says nothing about "<then>"
    When the rules are run
    Then nothing is decided before "<then>" is answered

    Examples:
      | question                  | answer                                                   | then                       |
      | Where it hurts            | Neck                                                     | Neck and head signs        |
      | Arms, legs and walking    | One leg weak or giving way                               | Start of limb sign         |
      | Head, face and sight      | New, sudden or unusual headache                          | About the headache         |
      | How it began              | Trip or fall                                             | When the injury was        |
      | Health conditions         | Pregnancy (perhaps), birth or loss lately, breastfeeding | Pregnancy or recent birth  |
      | Pregnancy or recent birth | Pregnant                                                 | Weeks pregnant             |
      | Pregnancy or recent birth | Pregnant                                                 | Warning signs in pregnancy |
      | Pregnancy or recent birth | Had a baby under 12 weeks ago                            | The birth                  |
      | Health conditions         | High blood pressure                                      | Blood pressure             |
      | Health conditions         | Heart trouble, clot, aneurysm (or in family)             | Heart and circulation      |
      | Joints, bones, wounds     | Replaced hip                                             | The replaced hip           |
      | How it feels              | Sharp catches on moving                                  | Movements that are sharp   |
      | Age                       | 50                                                       | Temple, scalp, jaw, beat   |

  Scenario: A question that does not apply need not be answered
    Given a person with two weeks of simple low back pain
    And the person says nothing about "Weeks pregnant"
    And the person says nothing about "Neck and head signs"
    When the rules are run
    Then nothing else must be answered
    And the triage is "Plan"

  Scenario Outline: A question that is only about wishes need not be answered
    Given a person with two weeks of simple low back pain
    And the person says nothing about "<wish>"
    When the rules are run
    Then there is a week

    Examples:
      | wish               |
      | Likes              |
      | Worry about moving |

  Scenario Outline: A certain emergency waits for no other answer
    Given a person who has answered nothing yet
    And the person answers
      | question   | answer   |
      | <question> | <answer> |
    When the rules are run
    Then nothing else must be answered
    And the triage is "Emergency"
    And there is no week

    Examples:
      | question                     | answer                                                 |
      | Bladder, bowel, between legs | Numb, tingling or odd between the legs, or when wiping |
      | Chest, breath, tummy         | Chest pain, pressure or tightness at rest              |
      | Head, face and sight         | One side of face drooping or numb                      |

  Scenario: A sign for today waits until nothing graver can be behind it
    Given a person who has answered nothing yet
    And the person answers
      | question             | answer                            |
      | Head, face and sight | Dropped to the floor, still awake |
    When the rules are run
    Then nothing is decided before "Bladder, bowel, between legs" is answered

  Scenario Outline: Not sure is never no
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | <question> | <answer> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | question                       | answer                           | triage          |
      | Bladder, bowel, between legs   | Not sure                         | Emergency       |
      | Arms, legs and walking         | Not sure                         | Same day        |
      | Chest, breath, tummy           | Not sure                         | Same day        |
      | Head, face and sight           | Not sure                         | Same day        |
      | Fever, illness, falls, changes | Not sure                         | Same day        |
      | About the headache             | Not sure about one               | Same day        |
      | Warning signs in pregnancy     | Not sure about one               | Same day        |
      | Heart and circulation          | Not sure                         | Clinician first |
      | Health conditions              | Not sure                         | Plan with care  |
      | Medicines                      | Not sure                         | Plan with care  |
      | Bones                          | Not sure                         | Plan with care  |
      | Spine and joint disease        | Not sure                         | Plan with care  |
      | Pregnancy or recent birth      | Perhaps pregnant, or period late | Plan with care  |
      | How far down legs              | Not sure                         | Plan with care  |
      | Down the arm                   | Not sure                         | Plan with care  |

  Scenario: Not sure about falls takes balance without support out
    Given a person with two weeks of simple low back pain
    And the person answers
      | question          | answer             |
      | Falls and balance | Not sure about one |
    When the rules are run
    Then these are out of the week: "standing on one leg without support"
